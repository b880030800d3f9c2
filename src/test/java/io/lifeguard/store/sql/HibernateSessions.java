package io.lifeguard.store.sql;

import io.lifeguard.testing.Schema;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;

/** Hibernate Reactive without Quarkus, for plain tests. */
final class HibernateSessions {
    private HibernateSessions() {}

    /** Sessions on the server of a schema, whose tables a statement must qualify. */
    static Mutiny.SessionFactory of(Schema schema) {
        Configuration configuration = new Configuration()
                .setProperty("jakarta.persistence.jdbc.url", schema.server().reactiveUrl())
                .setProperty("jakarta.persistence.jdbc.user", schema.server().user())
                .setProperty(
                        "jakarta.persistence.jdbc.password", schema.server().password());
        return configuration
                .buildSessionFactory(new ReactiveServiceRegistryBuilder()
                        .applySettings(configuration.getProperties())
                        .build())
                .unwrap(Mutiny.SessionFactory.class);
    }
}
