package io.lifeguard.store;

import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.Ids;
import io.smallrye.mutiny.Uni;

final class ClientConfigurationTable extends EntityTable<ClientConfiguration, ClientConfigurationEntity> {
    ClientConfigurationTable() {
        super("client_configurations");
    }

    @Override
    Uni<ClientConfigurationEntity> find(ClientConfiguration before) {
        return UserTable.byKey(Ids.key(before.user()))
                .chain(user -> ChatPoolTable.byKey(Ids.key(before.pool()))
                        .map(pool -> new ClientConfigurationEntity.Key(user.id, before.client(), pool.id)))
                .chain(key -> ClientConfigurationEntity.<ClientConfigurationEntity>findById(key));
    }

    @Override
    ClientConfigurationEntity create() {
        return new ClientConfigurationEntity();
    }

    @Override
    Uni<?> set(ClientConfigurationEntity entity, ClientConfiguration after) {
        entity.client = after.client();
        return UserTable.byKey(Ids.key(after.user()))
                .invoke(user -> entity.userId = user.id)
                .chain(() -> ChatPoolTable.byKey(Ids.key(after.pool())))
                .invoke(pool -> {
                    entity.poolId = pool.id;
                    entity.poolRelease = pool.release;
                });
    }
}
