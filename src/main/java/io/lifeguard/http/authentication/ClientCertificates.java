package io.lifeguard.http.authentication;

import io.lifeguard.access.AccessSettings;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Configures at run time whether TLS clients must present a certificate; Quarkus's own setting is fixed at build time. */
@Singleton
class ClientCertificates implements HttpServerOptionsCustomizer {
    private final AccessSettings settings;

    ClientCertificates(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setClientAuth(settings.clientCertificates());
    }
}
