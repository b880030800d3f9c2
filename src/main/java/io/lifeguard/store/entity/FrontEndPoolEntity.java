package io.lifeguard.store.entity;

import io.lifeguard.model.pool.FrontEndPool;
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
@Table(name = "front_end_pools")
class FrontEndPoolEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String fqdn;
    String key;

    @Enumerated(EnumType.STRING)
    Release release;

    String site;

    @Column(name = "site_key")
    String siteKey;

    FrontEndPoolEntity set(FrontEndPool pool) {
        fqdn = pool.fqdn();
        key = pool.key();
        release = pool.release();
        site = pool.site();
        siteKey = pool.siteKey();
        return this;
    }
}
