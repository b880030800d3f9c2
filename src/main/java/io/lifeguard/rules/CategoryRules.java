package io.lifeguard.rules;

import io.lifeguard.model.Category;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.ValueForm;
import java.util.Optional;

/** What may be done to a category. */
public final class CategoryRules {
    private CategoryRules() {}

    /**
     * A category as somebody wants it; nothing of it is checked yet.
     *
     * @param pool FQDN of the chat pool
     */
    public record Draft(String pool, String name, Optional<String> description) {
        public PoolItemId id() {
            return new PoolItemId(pool, name);
        }
    }

    /** Creates the category or replaces its description. Its name stays as first written. */
    public static Judgement put(Draft draft, Contents contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        Violations found = new Violations();
        ItemRules.checkPool(draft.pool(), pool, found);
        contents.room(draft.id())
                .ifPresent(room -> found.add(
                        Rule.ROOM_NAME_DIFFERS_FROM_CATEGORY,
                        "name",
                        "%s has a room %s.".formatted(room.pool(), room.name())));
        found.check(ValueForm.NAME, "name", draft.name());
        found.check(ValueForm.DESCRIPTION, "description", draft.description());
        if (!found.isEmpty()) {
            return Judgement.refused(found.all());
        }
        Optional<Category> stored = contents.category(draft.id());
        String name = stored.map(Category::name).orElse(draft.name());
        return ItemRules.put(
                Subject.CATEGORY,
                Collisions.Kind.CATEGORY,
                contents::category,
                new Category(pool.orElseThrow().fqdn(), name, draft.description()),
                contents.topology());
    }

    /** Removes a category without rooms. */
    public static Judgement delete(String id, Contents contents) {
        return ItemRules.delete(Subject.CATEGORY, id, contents::category, Missing.category(id), category -> Optional.of(
                        contents.roomsWith(category))
                .filter(rooms -> rooms > 0)
                .map(rooms -> "%s has %s.".formatted(category.id(), Named.count(rooms, "room"))));
    }
}
