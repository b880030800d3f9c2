package io.lifeguard.store.entity;

import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
@Entity
@Table(name = "chat_pools")
class ChatPoolEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String fqdn;
    String key;

    @Column(name = "display_name")
    String displayName;

    @Enumerated(EnumType.STRING)
    Release release;

    @Column(name = "home_id")
    Long homeId;

    @Enumerated(EnumType.STRING)
    PoolState state;

    ChatPoolEntity set(ChatPool pool, Long home) {
        fqdn = pool.fqdn();
        key = pool.key();
        displayName = pool.displayName().orElse(null);
        release = pool.release();
        homeId = home;
        state = pool.state();
        return this;
    }
}
