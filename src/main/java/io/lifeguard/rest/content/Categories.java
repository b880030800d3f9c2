package io.lifeguard.rest.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourceList;
import io.lifeguard.rules.write.CategoryRules.CategoryDraft;
import io.lifeguard.service.inventory.ContentQueries;
import io.lifeguard.service.write.ContentWrites;
import io.lifeguard.service.write.WriteRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Categories by {@code pool\name}. */
@Singleton
public class Categories implements ResourceKind<String, Category> {
    private final ContentQueries contents;
    private final ContentWrites writes;

    Categories(ContentQueries contents, ContentWrites writes) {
        this.contents = contents;
        this.writes = writes;
    }

    /** @param parent id of the category that this one is below; only on a legacy chat pool */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CategoryBody(
            String id,
            String pool,
            String name,
            @Nullable String description,
            @Nullable String parent) {}

    @Override
    public String name() {
        return "categories";
    }

    @Override
    public Subject<Category> subject() {
        return Subject.CATEGORY;
    }

    @Override
    public String id(List<String> segments) {
        return segments.get(0);
    }

    @Override
    public List<String> segments(Category category) {
        return List.of(category.id().toString());
    }

    @Override
    public Uni<Optional<Category>> find(String id) {
        return contents.category(id);
    }

    @Override
    public ResourceList<Category> list(QueryParameters parameters) {
        return ContentIds.list(parameters, contents::categories);
    }

    @Override
    public Class<CategoryBody> representation() {
        return CategoryBody.class;
    }

    @Override
    public CategoryBody show(Category category) {
        return new CategoryBody(
                category.id().toString(),
                category.pool(),
                category.name(),
                category.description().orElse(null),
                category.parentId().map(ContentItemId::toString).orElse(null));
    }

    @Override
    public WriteRule<?, Category> put(String id, BodyObject body, QueryParameters parameters) {
        ContentItemId item = ContentIds.of(id, body);
        return writes.put(new CategoryDraft(
                item.pool(), item.name(), body.optionalText("description"), body.optionalText("parent")));
    }

    @Override
    public WriteRule<?, Category> delete(String id, QueryParameters parameters) {
        return writes.deleteCategory(id);
    }
}
