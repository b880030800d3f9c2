package io.lifeguard.store.entity;

import io.lifeguard.model.Ids;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.store.facts.SearchWords;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
@Entity
@Table(name = "users")
class UserEntity extends PanacheEntityBase {
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

    UserEntity set(User user, Long home, Long policy) {
        sipAddress = user.sipAddress();
        key = user.key();
        externalId = user.externalId().orElse(null);
        externalKey = user.externalId().map(Ids::key).orElse(null);
        displayName = user.displayName().orElse(null);
        searchWords = SearchWords.of(user.sipAddress(), user.displayName());
        enabled = user.enabled();
        online = user.hosting() == Hosting.ONLINE;
        homeId = home;
        policyId = policy;
        return this;
    }
}
