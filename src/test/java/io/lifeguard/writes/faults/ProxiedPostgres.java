package io.lifeguard.writes.faults;

import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL that the reactive client of the service reaches by a {@link TcpProxy}; JDBC reaches it directly. Tests
 * control the proxy by a field of type {@code Consumer<String>}, annotated with {@link Wire}: {@code lose COMMIT 2} loses
 * the answer to the second commit from now on and all connections, {@code pass COMMIT 1} loses the connections after the
 * answer, {@code mend} lets the service connect again.
 */
public final class ProxiedPostgres implements QuarkusTestResourceLifecycleManager {
    private final PostgresResource postgres = new PostgresResource();
    private @Nullable TcpProxy proxy;
    private int port;

    /** The field that controls the proxy. */
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    public @interface Wire {}

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(postgres.start());
        String url = String.valueOf(settings.get("quarkus.datasource.reactive.url"));
        port = URI.create(url).getPort();
        try {
            proxy = new TcpProxy(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("quarkus.datasource.reactive.url", url.replace(":" + port, ":" + proxy.port()));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        Consumer<String> control = this::control;
        injector.injectIntoFields(control, new TestInjector.AnnotatedAndMatchesType(Wire.class, Consumer.class));
    }

    private void control(String command) {
        TcpProxy wire = java.util.Objects.requireNonNull(proxy);
        String[] words = command.split(" ", -1);
        switch (words[0]) {
            case "lose", "pass" -> wire.cutAt(words[1], Integer.parseInt(words[2]), words[0].equals("pass"));
            case "refuse" -> wire.redirectTo(TcpProxy.REFUSED);
            case "mend" -> wire.redirectTo(port);
            default -> throw new IllegalArgumentException(command);
        }
    }

    @Override
    public void stop() {
        try {
            if (proxy != null) {
                proxy.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            postgres.stop();
        }
    }
}
