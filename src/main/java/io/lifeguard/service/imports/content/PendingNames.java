package io.lifeguard.service.imports.content;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.FlattenedNames;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.write.ContentFactReads.WrittenItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rows of a file write and what is not stored yet, limited to what later rows depend on: the categories of legacy
 * chat pools, which may be above others, and the items of chat pools that take part in a migration, whose names may
 * collide with those of another pool.
 */
final class PendingNames {
    private final Map<String, ContentItem> items = new HashMap<>();

    /** Adds the pending items that the rules for a row need to the contents that the row is decided on. */
    void addTo(WrittenItem item, ContentSnapshot contents) {
        if (items.isEmpty()) {
            return;
        }
        addChain(item.id(), contents);
        item.above().ifPresent(above -> addChain(above, contents));
        Optional<ChatPool> pool = contents.topology().chatPool(item.id().pool());
        for (String partner : partners(item.id().pool(), contents)) {
            if (pool.orElseThrow().release().isLegacy()) {
                addItem(new ContentItemId(partner, flattened(item, contents)), contents);
            } else {
                FlattenedNames.candidates(item.id().name())
                        .forEach(name -> addChain(new ContentItemId(partner, name), contents));
            }
        }
    }

    /** Adds what the decision writes, to the contents as well. */
    void add(WriteDecision decision, ContentSnapshot contents) {
        for (Change<?> change : decision.changes()) {
            if (change.after().orElse(null) instanceof ContentItem item) {
                contents.put(item);
                boolean legacy = contents.topology()
                        .chatPool(item.pool())
                        .filter(pool -> pool.release().isLegacy())
                        .isPresent();
                if ((legacy && item instanceof Category)
                        || !partners(item.pool(), contents).isEmpty()) {
                    items.put(item.key(), item);
                }
                if (legacy && item instanceof Category category) {
                    FlattenedNames.ancestors(category, contents::category)
                            .forEach(above -> items.putIfAbsent(above.key(), above));
                }
            }
        }
    }

    /** Adds an item and the categories above it. */
    private void addChain(ContentItemId id, ContentSnapshot contents) {
        Optional<ContentItemId> next = Optional.of(id);
        for (int depth = 0; next.isPresent() && depth <= FlattenedNames.MAX_DEPTH; depth++) {
            addItem(next.get(), contents);
            next = contents.category(next.get()).flatMap(Category::parentId);
        }
    }

    private void addItem(ContentItemId id, ContentSnapshot contents) {
        ContentItem item = items.get(id.key());
        if (item != null) {
            contents.put(item);
        }
    }

    private static String flattened(WrittenItem item, ContentSnapshot contents) {
        return item.above()
                .flatMap(contents::category)
                .filter(above -> !item.isRoom() || above.parent().isPresent())
                .map(above -> FlattenedNames.below(above, item.id().name(), contents::category))
                .orElse(item.id().name());
    }

    private static List<String> partners(String pool, ContentSnapshot contents) {
        return contents.topology().chatPool(pool).stream()
                .flatMap((ChatPool p) -> NameCollisions.partners(contents.topology(), p).stream())
                .toList();
    }
}
