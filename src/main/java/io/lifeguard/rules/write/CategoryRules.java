package io.lifeguard.rules.write;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import java.util.Optional;

/** What may be done to a category. */
public final class CategoryRules {
    private CategoryRules() {}

    /**
     * A category as somebody wants it; nothing of it is checked yet.
     *
     * @param pool FQDN of the chat pool
     */
    public record CategoryDraft(String pool, String name, Optional<String> description) {
        public ContentItemId id() {
            return new ContentItemId(pool, name);
        }
    }

    /** Creates the category or replaces its description. Its name stays as first written. */
    public static WriteDecision put(CategoryDraft draft, ContentSnapshot contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        ViolationCollector found = new ViolationCollector();
        ContentItemRules.checkPool(draft.pool(), pool, found);
        contents.room(draft.id())
                .ifPresent(room -> found.add(
                        Rule.ROOM_NAME_DIFFERS_FROM_CATEGORY,
                        "name",
                        "%s has a room %s.".formatted(room.pool(), room.name())));
        found.check(ValueForm.NAME, "name", draft.name());
        found.check(ValueForm.DESCRIPTION, "description", draft.description());
        if (!found.isEmpty()) {
            return WriteDecision.refused(found.all());
        }
        Optional<Category> stored = contents.category(draft.id());
        String name = stored.map(Category::name).orElse(draft.name());
        return ContentItemRules.put(
                Subject.CATEGORY,
                NameCollisions.CollisionKind.CATEGORY,
                contents::category,
                new Category(pool.orElseThrow().fqdn(), name, draft.description()),
                contents.topology());
    }

    /** Removes a category without rooms. */
    public static WriteDecision delete(String id, ContentSnapshot contents) {
        return ContentItemRules.delete(
                Subject.CATEGORY, id, contents::category, NotFoundMessages.category(id), category -> Optional.of(
                                contents.roomsWith(category))
                        .filter(rooms -> rooms > 0)
                        .map(rooms -> "%s has %s.".formatted(category.id(), Plurals.count(rooms, "room"))));
    }
}
