package io.lifeguard.store.entity;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
@Entity
@Table(name = "client_configurations")
@IdClass(ClientConfigurationEntity.ConfigurationEntityKey.class)
class ClientConfigurationEntity extends PanacheEntityBase {
    @Id
    @Column(name = "user_id")
    Long userId;

    @Id
    @Enumerated(EnumType.STRING)
    Client client;

    @Id
    @Column(name = "pool_id")
    Long poolId;

    @Enumerated(EnumType.STRING)
    @Column(name = "pool_release")
    Release poolRelease;

    ClientConfigurationEntity set(Long user, Client forClient, Long pool, Release release) {
        userId = user;
        client = forClient;
        poolId = pool;
        poolRelease = release;
        return this;
    }

    /** Whose, which and for what: what tells one configuration from another. */
    @NullUnmarked
    static class ConfigurationEntityKey implements Serializable {
        private static final long serialVersionUID = 1;
        Long userId;
        Client client;
        Long poolId;

        ConfigurationEntityKey() {}

        ConfigurationEntityKey(Long userId, Client client, Long poolId) {
            this.userId = userId;
            this.client = client;
            this.poolId = poolId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ConfigurationEntityKey that
                    && Objects.equals(userId, that.userId)
                    && client == that.client
                    && Objects.equals(poolId, that.poolId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(userId, client, poolId);
        }
    }
}
