package io.lifeguard.rules.write;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The names that the items of a legacy chat pool get from the import into a Lync 2013 chat pool, which has one level of
 * categories: the names of all parents come before that of a subcategory, and the full name of a subcategory before
 * those of its rooms. Source: Persistent Chat Server migration process details; that backslashes join them is inferred.
 */
public final class FlattenedNames {
    /** A category with more above cannot get a name of {@link ValueForm#NAME}'s length. */
    public static final int MAX_DEPTH = 128;

    private static final String SEPARATOR = "\\";

    private FlattenedNames() {}

    /**
     * The categories above a category, nearest first; of a longer chain the first {@link #MAX_DEPTH} and one more.
     *
     * @param find finds the categories above
     */
    public static List<Category> ancestors(Category category, Function<ContentItemId, Optional<Category>> find) {
        List<Category> ancestors = new ArrayList<>();
        Optional<Category> next = category.parentId().flatMap(find);
        while (next.isPresent() && ancestors.size() <= MAX_DEPTH) {
            ancestors.add(next.get());
            next = next.get().parentId().flatMap(find);
        }
        return ancestors;
    }

    /**
     * The id of an item under its flattened name; that of an item without a category above does not change.
     *
     * @param find finds the categories above
     */
    static ContentItemId of(ContentItem item, Function<ContentItemId, Optional<Category>> find) {
        return new ContentItemId(item.pool(), name(item, find));
    }

    private static String name(ContentItem item, Function<ContentItemId, Optional<Category>> find) {
        if (item instanceof Room room) {
            return room.category().parent().isEmpty() ? room.name() : below(room.category(), room.name(), find);
        }
        return item instanceof Category category ? path(category, find) : item.name();
    }

    /** The flattened name of an item below a category. */
    public static String below(Category category, String name, Function<ContentItemId, Optional<Category>> find) {
        return path(category, find) + SEPARATOR + name;
    }

    private static String path(Category category, Function<ContentItemId, Optional<Category>> find) {
        StringBuilder path = new StringBuilder(category.name());
        ancestors(category, find).forEach(above -> path.insert(0, above.name() + SEPARATOR));
        return path.toString();
    }

    /** Every name that an item with this flattened name may have: what follows one of its separators, or all of it. */
    public static List<String> candidates(String flattened) {
        List<String> names = new ArrayList<>(List.of(flattened));
        for (int i = flattened.indexOf(SEPARATOR); i >= 0; i = flattened.indexOf(SEPARATOR, i + 1)) {
            if (i + 1 < flattened.length()) {
                names.add(flattened.substring(i + 1));
            }
        }
        return names;
    }
}
