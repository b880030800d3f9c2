package io.lifeguard.rules.write;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import java.util.Optional;

/** The rules for writes to a category. */
public final class CategoryRules {
    private CategoryRules() {}

    /**
     * A category as requested, before any check.
     *
     * @param pool FQDN of the chat pool
     */
    public record CategoryDraft(String pool, String name, Optional<String> description) {
        public ContentItemId id() {
            return new ContentItemId(pool, name);
        }
    }

    /** Creates the category or replaces its description. The spelling of its name does not change. */
    public static WriteDecision put(CategoryDraft draft, ContentSnapshot contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        ViolationCollector violations = new ViolationCollector();
        ContentItemRules.checkPool(draft.pool(), pool, violations);
        violations.check(ValueForm.NAME, "name", draft.name());
        violations.check(ValueForm.DESCRIPTION, "description", draft.description());
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations.all());
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

    /** Deletes a category without rooms. */
    public static WriteDecision delete(String id, ContentSnapshot contents) {
        return ContentItemRules.delete(
                Subject.CATEGORY, id, contents::category, NotFoundMessages.category(id), category -> Optional.of(
                                contents.roomsWith(category))
                        .filter(rooms -> rooms > 0)
                        .map(rooms -> "%s has %s; only an empty category can be deleted."
                                .formatted(category.id(), Plurals.count(rooms, "room"))));
    }
}
