package io.lifeguard.store.entity;

import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyScope;
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
@Table(name = TableNames.POLICIES)
class PolicyEntity extends PanacheEntityBase {
    static final EntityTable<ChatPolicy, PolicyEntity> TABLE = new EntityTable<>(
            Subject.POLICY,
            TableNames.POLICIES,
            (policy, rows) -> rows.id(TableNames.POLICIES, policy.key()),
            (policy, rows) -> new PolicyEntity(policy),
            PolicyEntity::updateRow,
            PolicyEntity::deleteRow);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String identity;
    String key;

    @Enumerated(EnumType.STRING)
    PolicyScope scope;

    @Column(name = "site_key")
    String siteKey;

    @Column(name = "enable_persistent_chat")
    boolean enablePersistentChat;

    String description;

    PolicyEntity() {}

    PolicyEntity(ChatPolicy policy) {
        identity = policy.identity().written();
        key = policy.key();
        scope = policy.scope();
        siteKey = scope == PolicyScope.SITE ? policy.identity().nameKey() : null;
        enablePersistentChat = policy.enablePersistentChat();
        description = policy.description().orElse(null);
    }

    /** The identity never changes, and with it the site. */
    Uni<Integer> updateRow(Long row) {
        return update(
                "enablePersistentChat = ?1, description = ?2 where id = ?3", enablePersistentChat, description, row);
    }

    static Uni<Long> deleteRow(Long row) {
        return delete("id", row);
    }
}
