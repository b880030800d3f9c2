package io.lifeguard.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The service that a Quarkus test has started: what {@link ApiClient} does, at its URL, and its database. */
public final class TestService {
    private TestService() {}

    public static ApiClient client() {
        return ApiClient.at("http://127.0.0.1:" + port());
    }

    /** See {@link ApiClient#ask}. */
    public static Response ask(String document, @Nullable Object... variables) {
        return client().ask(document, variables);
    }

    /** See {@link ApiClient#askAsync}. */
    public static CompletableFuture<Response> askAsync(String document, @Nullable Object... variables) {
        return client().askAsync(document, variables);
    }

    /** See {@link ApiClient#sendExport(String, byte[])}. */
    public static Response sendExport(String kind, byte[] file) {
        return client().sendExport(kind, file);
    }

    /** See {@link ApiClient#sendExport(String, String...)}. */
    public static Response sendExport(String kind, String... lines) {
        return client().sendExport(kind, lines);
    }

    /** Imports an export of these lines and gives the report; fails unless the status is 200. */
    public static JsonNode importExport(String kind, String... lines) {
        return sendExport(kind, lines).report();
    }

    /** Imports the sample organisation. */
    public static void importContoso() {
        for (String kind : List.of("front-end-pools", "policies", "chat-pools", "users")) {
            JsonNode report =
                    sendExport(kind, resource("/contoso/" + kind + ".csv")).report();
            if (report.get("refused").asInt() > 0) {
                throw new AssertionError(report);
            }
        }
    }

    /** See {@link ApiClient#post}. */
    public static Response post(String path, String contentType, String body, String... headers) {
        return client().post(path, contentType, body, headers);
    }

    /** See {@link ApiClient#get}. */
    public static Response get(String path, String... headers) {
        return client().get(path, headers);
    }

    /** See {@link ApiClient#send}. */
    public static Response send(String method, String path, String body, String... headers) {
        return client().send(method, path, body, headers);
    }

    public static byte[] resource(String path) {
        try (InputStream stream = TestService.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(stream, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database of the service, with the role of the service. */
    public static DataSource database() {
        Config config = ConfigProvider.getConfig();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(config.getValue("quarkus.datasource.jdbc.url", String.class));
        database.setUser(config.getValue("quarkus.datasource.username", String.class));
        database.setPassword(config.getValue("quarkus.datasource.password", String.class));
        return database;
    }

    public static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }
}
