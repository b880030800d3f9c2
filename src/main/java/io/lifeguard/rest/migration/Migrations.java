package io.lifeguard.rest.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PathIds;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourceList;
import io.lifeguard.service.inventory.InventoryQueries;
import io.lifeguard.service.write.MigrationWrites;
import io.lifeguard.service.write.WriteRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Migrations by the FQDN of their source. */
@Singleton
public class Migrations implements ResourceKind<String, Migration> {
    private final InventoryQueries inventory;
    private final MigrationWrites migrations;

    Migrations(InventoryQueries inventory, MigrationWrites migrations) {
        this.inventory = inventory;
        this.migrations = migrations;
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MigrationBody(String source, String target, boolean complete) {}

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public Subject<Migration> subject() {
        return Subject.MIGRATION;
    }

    @Override
    public String id(List<String> segments) {
        return segments.get(0);
    }

    @Override
    public Map<String, ResourceAction<String, Migration>> actions() {
        return Map.of("complete", this::complete);
    }

    @Override
    public List<String> segments(Migration migration) {
        return List.of(migration.source());
    }

    @Override
    public Uni<Optional<Migration>> find(String source) {
        return inventory.topology().map(known -> known.value().migration(source));
    }

    @Override
    public ResourceList<Migration> list(QueryParameters parameters) {
        return ResourceList.ofAll(
                () -> inventory
                        .topology()
                        .map(known -> List.copyOf(known.value().migrations().values())),
                Migration::key);
    }

    @Override
    public Class<MigrationBody> representation() {
        return MigrationBody.class;
    }

    @Override
    public List<String> readOnlyMembers() {
        return List.of("complete");
    }

    @Override
    public MigrationBody show(Migration migration) {
        return new MigrationBody(migration.source(), migration.target(), migration.complete());
    }

    /** Plans the migration; changes nothing if it is planned, or complete, with this target. */
    @Override
    public WriteRule<?, Migration> put(String source, BodyObject body, QueryParameters parameters) {
        String target = body.text("target");
        return migrations
                .plan(PathIds.of(source, body, "source"), target)
                .unlessAlready(known -> Ids.key(known.target()).equals(Ids.key(target)));
    }

    /** Cancels a planned migration, or reverts a complete one. */
    @Override
    public WriteRule<?, Migration> delete(String source, QueryParameters parameters) {
        return migrations.cancel(source);
    }

    /** The parameter {@code repointLegacyClients} configures legacy clients of the source for the target. */
    private WriteRule<?, Migration> complete(String source, BodyObject body, QueryParameters parameters) {
        return migrations.complete(source, parameters.flag("repointLegacyClients"));
    }
}
