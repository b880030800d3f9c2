package io.lifeguard.store.entity;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.store.facts.RowIds;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;

public final class ClientConfigurationTable extends EntityTable<ClientConfiguration> {
    public ClientConfigurationTable() {
        super("client_configurations");
    }

    @Override
    PanacheEntityBase entity(ClientConfiguration after, RowIds rows) {
        return new ClientConfigurationEntity()
                .set(user(after, rows), after.client(), pool(after, rows), rows.release(after.pool()));
    }

    /** All of a configuration is its key. */
    @Override
    Uni<Integer> update(ClientConfiguration before, ClientConfiguration after, RowIds rows) {
        throw new IllegalStateException("a client configuration is removed or created, never changed");
    }

    @Override
    Uni<Long> delete(ClientConfiguration before, RowIds rows) {
        return ClientConfigurationEntity.delete(
                "userId = ?1 and client = ?2 and poolId = ?3", user(before, rows), before.client(), pool(before, rows));
    }

    private static Long user(ClientConfiguration configuration, RowIds rows) {
        return rows.id(UserTable.NAME, Ids.key(configuration.user()));
    }

    private static Long pool(ClientConfiguration configuration, RowIds rows) {
        return rows.id(ChatPoolTable.NAME, Ids.key(configuration.pool()));
    }
}
