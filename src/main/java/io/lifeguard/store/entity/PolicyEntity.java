package io.lifeguard.store.entity;

import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyScope;
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
@Table(name = "policies")
class PolicyEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String identity;
    String key;

    @Enumerated(EnumType.STRING)
    PolicyScope scope;

    @Column(name = "site_key")
    String siteKey;

    @Column(name = "site_pool_id")
    Long sitePoolId;

    @Column(name = "enable_persistent_chat")
    boolean enablePersistentChat;

    String description;

    PolicyEntity set(ChatPolicy policy, Long sitePool) {
        identity = policy.identity().written();
        key = policy.key();
        scope = policy.scope();
        siteKey = scope == PolicyScope.SITE ? policy.identity().nameKey() : null;
        sitePoolId = sitePool;
        enablePersistentChat = policy.enablePersistentChat();
        description = policy.description().orElse(null);
        return this;
    }
}
