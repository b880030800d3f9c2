package io.lifeguard.http.authentication;

import io.lifeguard.access.AccessSettings;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Whether clients show a certificate, by configuration; Quarkus has that decided when it is built. */
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
