package io.lifeguard.store.entity;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.facts.SearchWords;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
@Entity
@Table(name = TableNames.USERS)
class UserEntity extends PanacheEntityBase {
    static final EntityTable<User, UserEntity> TABLE = new EntityTable<>(
            Subject.USER,
            TableNames.USERS,
            (user, rows) -> rows.id(TableNames.USERS, user.key()),
            UserEntity::new,
            UserEntity::updateRow,
            UserEntity::deleteRow);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "sip_address")
    String sipAddress;

    String key;

    @Column(name = "external_id")
    String externalId;

    @Column(name = "external_key")
    String externalKey;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "search_words")
    String searchWords;

    boolean enabled;
    boolean online;

    @Column(name = "home_id")
    Long homeId;

    @Column(name = "policy_id")
    Long policyId;

    UserEntity() {}

    UserEntity(User user, RowIds rows) {
        sipAddress = user.sipAddress();
        key = user.key();
        externalId = user.externalId().orElse(null);
        externalKey = user.externalId().map(Ids::key).orElse(null);
        displayName = user.displayName().orElse(null);
        searchWords = SearchWords.of(user.sipAddress(), user.displayName());
        enabled = user.enabled();
        online = user.hosting() == Hosting.ONLINE;
        homeId = user.home()
                .map(home -> rows.id(TableNames.FRONT_END_POOLS, home.key()))
                .orElse(null);
        policyId = user.grantedPolicy()
                .map(policy -> rows.id(TableNames.POLICIES, policy.key()))
                .orElse(null);
    }

    Uni<Integer> updateRow(Long row) {
        return update(
                """
                sipAddress = :sipAddress, key = :key, externalId = :externalId, externalKey = :externalKey,
                displayName = :displayName, searchWords = :searchWords, enabled = :enabled, online = :online,
                homeId = :home, policyId = :policy where id = :row\
                """,
                NamedParameters.with("row", row)
                        .and("sipAddress", sipAddress)
                        .and("key", key)
                        .and("externalId", externalId)
                        .and("externalKey", externalKey)
                        .and("displayName", displayName)
                        .and("searchWords", searchWords)
                        .and("enabled", enabled)
                        .and("online", online)
                        .and("home", homeId)
                        .and("policy", policyId)
                        .map());
    }

    static Uni<Long> deleteRow(Long row) {
        return delete("id", row);
    }
}
