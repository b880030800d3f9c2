package io.lifeguard.graphql.content;

import io.lifeguard.graphql.paging.CountedConnection;
import io.lifeguard.graphql.paging.Edge;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.paging.Page;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Type;

/** A page of the categories of a chat pool. */
@Type("CategoryConnection")
public final class CategoryConnection extends CountedConnection<CategoryObject, CategoryConnection.CategoryEdge> {
    CategoryConnection(Page<Category> page, Supplier<Uni<Integer>> count) {
        super(page, CategoryEdge::new, count);
    }

    @Type("CategoryEdge")
    public static final class CategoryEdge extends Edge<CategoryObject> {
        CategoryEdge(String cursor, Category category) {
            super(cursor, CategoryObject.from(category));
        }
    }
}
