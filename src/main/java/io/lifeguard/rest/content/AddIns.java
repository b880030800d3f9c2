package io.lifeguard.rest.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourceList;
import io.lifeguard.rules.write.AddInRules.AddInDraft;
import io.lifeguard.service.inventory.ContentQueries;
import io.lifeguard.service.write.ContentWrites;
import io.lifeguard.service.write.WriteRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Add-ins by {@code pool\name}. */
@Singleton
public class AddIns implements ResourceKind<String, AddIn> {
    private final ContentQueries contents;
    private final ContentWrites writes;

    AddIns(ContentQueries contents, ContentWrites writes) {
        this.contents = contents;
        this.writes = writes;
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AddInBody(String id, String pool, String name, String url) {}

    @Override
    public String name() {
        return "add-ins";
    }

    @Override
    public Subject<AddIn> subject() {
        return Subject.ADD_IN;
    }

    @Override
    public String id(List<String> segments) {
        return segments.get(0);
    }

    @Override
    public List<String> segments(AddIn addIn) {
        return List.of(addIn.id().toString());
    }

    @Override
    public Uni<Optional<AddIn>> find(String id) {
        return contents.addIn(id);
    }

    @Override
    public ResourceList<AddIn> list(QueryParameters parameters) {
        return ContentIds.list(parameters, contents::addInPages);
    }

    @Override
    public Class<AddInBody> representation() {
        return AddInBody.class;
    }

    @Override
    public AddInBody show(AddIn addIn) {
        return new AddInBody(addIn.id().toString(), addIn.pool(), addIn.name(), addIn.url());
    }

    @Override
    public WriteRule<?, AddIn> put(String id, BodyObject body, QueryParameters parameters) {
        ContentItemId item = ContentIds.of(id, body);
        return writes.put(new AddInDraft(item.pool(), item.name(), body.text("url")));
    }

    @Override
    public WriteRule<?, AddIn> delete(String id, QueryParameters parameters) {
        return writes.deleteAddIn(id);
    }
}
