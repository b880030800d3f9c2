package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.store.facts.RowIds;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
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
@Table(name = TableNames.CHAT_POOLS)
class ChatPoolEntity extends PanacheEntityBase {
    static final EntityTable<ChatPool, ChatPoolEntity> TABLE = new EntityTable<>(
            Subject.CHAT_POOL,
            TableNames.CHAT_POOLS,
            (pool, rows) -> rows.id(TableNames.CHAT_POOLS, pool.key()),
            ChatPoolEntity::new,
            ChatPoolEntity::updateRow,
            ChatPoolEntity::deleteRow);

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

    ChatPoolEntity() {}

    ChatPoolEntity(ChatPool pool, RowIds rows) {
        fqdn = pool.fqdn();
        key = pool.key();
        displayName = pool.displayName().orElse(null);
        release = pool.release();
        homeId = pool.home()
                .map(home -> rows.id(TableNames.FRONT_END_POOLS, home.key()))
                .orElse(null);
        state = pool.state();
    }

    /** FQDN and release of a chat pool never change. */
    Uni<Integer> updateRow(Long row) {
        return update(
                "displayName = :displayName, homeId = :home, state = :state where id = :row",
                NamedParameters.with("row", row)
                        .and("displayName", displayName)
                        .and("home", homeId)
                        .and("state", state)
                        .map());
    }

    static Uni<Long> deleteRow(Long row) {
        return delete("id", row);
    }
}
