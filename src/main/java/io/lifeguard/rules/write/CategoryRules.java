package io.lifeguard.rules.write;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules for writes to a category. */
public final class CategoryRules {
    private CategoryRules() {}

    /**
     * A category as requested, before any check.
     *
     * @param pool FQDN of the chat pool
     * @param parent {@code pool\\name}
     */
    public record CategoryDraft(String pool, String name, Optional<String> description, Optional<String> parent) {
        public ContentItemId id() {
            return new ContentItemId(pool, name);
        }

        /** The ids of the category and of its parent. */
        public List<ContentItemId> ids() {
            return Stream.concat(Stream.of(id()), parent.flatMap(ContentItemId::parse).stream())
                    .toList();
        }
    }

    /** Creates the category or replaces its description and its parent. The spelling of its name does not change. */
    public static WriteDecision put(CategoryDraft draft, ContentSnapshot contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        Optional<Category> parent = draft.parent().flatMap(ContentItemId::parse).flatMap(contents::category);
        ViolationCollector violations = new ViolationCollector();
        ContentItemRules.checkPool(draft.pool(), pool, violations);
        checkParent(draft, pool, parent, contents, violations);
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
                new Category(pool.orElseThrow().fqdn(), name, draft.description(), parent.map(Category::name)),
                contents);
    }

    /** Deletes a category without rooms and subcategories. */
    public static WriteDecision delete(String id, ContentSnapshot contents) {
        return ContentItemRules.delete(
                Subject.CATEGORY, id, contents::category, NotFoundMessages.category(id), category -> Optional.of(
                                contents.uses(category))
                        .filter(uses -> uses.rooms() + uses.subcategories() > 0)
                        .map(uses ->
                                category.id() + " has " + counts(uses) + "; only an empty category can be deleted."));
    }

    private static String counts(ItemUses uses) {
        String rooms = Plurals.count(uses.rooms(), "room");
        String subcategories = Plurals.count(uses.subcategories(), "subcategory");
        if (uses.subcategories() == 0) {
            return rooms;
        }
        return uses.rooms() == 0 ? subcategories : rooms + " and " + subcategories;
    }

    private static void checkParent(
            CategoryDraft draft,
            Optional<ChatPool> pool,
            Optional<Category> parent,
            ContentSnapshot contents,
            ViolationCollector violations) {
        if (draft.parent().isEmpty()) {
            return;
        }
        ContentItemRules.checkReference(
                "parent",
                parent,
                pool.map(ChatPool::fqdn),
                NotFoundMessages.category(draft.parent().get()),
                (other, own) -> "Category %s belongs to %s; a category of %s needs a parent of its own chat pool."
                        .formatted(other.name(), other.pool(), own),
                violations);
        problemWithParent(draft, pool, parent, contents)
                .ifPresent(reason -> violations.add(Rule.CATEGORY_PARENT_IS_VALID, "parent", reason));
    }

    private static Optional<String> problemWithParent(
            CategoryDraft draft, Optional<ChatPool> pool, Optional<Category> parent, ContentSnapshot contents) {
        if (pool.isPresent() && !pool.get().release().isLegacy()) {
            return Optional.of(
                    "%s is %s, which has one level of categories; only categories of a legacy chat pool nest."
                            .formatted(pool.get().fqdn(), pool.get().release().title()));
        }
        if (parent.isEmpty()) {
            return Optional.empty();
        }
        String key = draft.id().key();
        List<Category> above = FlattenedNames.ancestors(parent.get(), contents::category);
        if (Stream.concat(parent.stream(), above.stream()).anyMatch(c -> c.key().equals(key))) {
            return Optional.of("%s is %s; a category cannot be below itself."
                    .formatted(
                            parent.get().id(),
                            parent.get().key().equals(key) ? "the category itself" : "below " + draft.id()));
        }
        return above.size() < FlattenedNames.MAX_DEPTH
                ? Optional.empty()
                : Optional.of("%s has %d categories or more above; at most %d are possible."
                        .formatted(parent.get().id(), FlattenedNames.MAX_DEPTH, FlattenedNames.MAX_DEPTH - 1));
    }
}
