package io.lifeguard.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.testing.contract.ContractCheck;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of the tests: GraphQL, imports and other requests to a service at a URL. Headers are names and values in
 * turn. A request that gets no response fails with {@link UncheckedIOException}, and one below {@code /api} whose response, or whose
 * acceptance, the OpenAPI document does not describe fails with {@link AssertionError}.
 */
public final class ApiClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int LONG_BODY = 8 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP_1_1 =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpClient http;
    private final String url;

    private ApiClient(HttpClient http, String url) {
        this.http = http;
        this.url = url;
    }

    /** @param url without a slash at its end */
    public static ApiClient at(String url) {
        return new ApiClient(HTTP_1_1, url);
    }

    /** The same requests by another client: with certificates, or another version of HTTP. */
    public ApiClient through(HttpClient other) {
        return new ApiClient(other, url);
    }

    /** Sends a GraphQL document; variables are names and values in turn. */
    public Response ask(String document, @Nullable Object... variables) {
        return post("/graphql", "application/json", graphqlBody(document, variables));
    }

    /** Sends a GraphQL document with headers and without variables. */
    public Response askWith(String[] headers, String document) {
        return post("/graphql", "application/json", graphqlBody(document), headers);
    }

    /** Sends a GraphQL document without waiting for its response. */
    public CompletableFuture<Response> askAsync(String document, @Nullable Object... variables) {
        return sendAsync(
                to("/graphql", "application/json").POST(BodyPublishers.ofString(graphqlBody(document, variables))));
    }

    /** The body of a GraphQL request. */
    public static String graphqlBody(String document, @Nullable Object... variables) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            named.put(String.valueOf(variables[i]), variables[i + 1]);
        }
        return graphqlBody(document, named);
    }

    /** The body of a GraphQL request. */
    public static String graphqlBody(String document, Map<String, ? extends @Nullable Object> variables) {
        try {
            return JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends an export; {@code kind} may have parameters: {@code users?dryRun}. */
    public Response sendExport(String kind, byte[] file) {
        Response response = send(to("/api/imports/" + kind, "text/csv").POST(BodyPublishers.ofByteArray(file)));
        return ContractCheck.checked("POST", "/api/imports/" + kind, "text/csv", "", response);
    }

    /** Sends an export of these lines. */
    public Response sendExport(String kind, String... lines) {
        return sendExport(kind, (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends an export of any length and for as long as it takes, without waiting for the response. */
    public CompletableFuture<Response> sendExportAsync(String kind, BodyPublisher file) {
        return http.sendAsync(
                        HttpRequest.newBuilder(uri("/api/imports/" + kind))
                                .header("Content-Type", "text/csv")
                                .POST(file)
                                .build(),
                        BodyHandlers.ofString())
                .thenApply(Response::of);
    }

    public Response get(String path, String... headers) {
        Response response = send(with(headers, HttpRequest.newBuilder(uri(path)).GET()));
        return ContractCheck.checked("GET", path, "", "", response);
    }

    public Response post(String path, String contentType, String body, String... headers) {
        // a long body is sent once it is welcome: a service that refuses it early may close before all of it has come
        HttpRequest.Builder request =
                to(path, contentType).expectContinue(body.length() > LONG_BODY).POST(BodyPublishers.ofString(body));
        return ContractCheck.checked("POST", path, contentType, body, send(with(headers, request)));
    }

    /** Sends a request with these headers and no others. */
    public Response send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return ContractCheck.checked(method, path, contentType(headers), body, send(with(headers, request)));
    }

    /** Whether the readiness check answers with 200. */
    public boolean isReady() {
        try {
            return get("/q/health/ready").status() == 200;
        } catch (UncheckedIOException noResponse) {
            return false;
        }
    }

    private static String contentType(String[] headers) {
        List<String> list = List.of(headers);
        int at = list.indexOf("Content-Type");
        return at < 0 ? "" : list.get(at + 1);
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder to(String path, String contentType) {
        return HttpRequest.newBuilder(uri(path)).header("Content-Type", contentType);
    }

    private URI uri(String path) {
        return URI.create(url + path);
    }

    private CompletableFuture<Response> sendAsync(HttpRequest.Builder request) {
        return http.sendAsync(request.timeout(TIMEOUT).build(), BodyHandlers.ofString())
                .thenApply(Response::of);
    }

    private Response send(HttpRequest.Builder request) {
        try {
            return Response.of(http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException(e.getMessage()));
        }
    }
}
