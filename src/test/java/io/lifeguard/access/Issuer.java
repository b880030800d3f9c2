package io.lifeguard.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** Who issues tokens: tells where its keys are, and the keys. That all of it holds for a real provider is tried elsewhere. */
final class Issuer implements AutoCloseable {
    private final HttpServer server;
    private final RsaJsonWebKey key;
    private volatile String keys;
    private final AtomicInteger asked = new AtomicInteger();

    /** @param port 0 for any */
    Issuer(int port, RsaJsonWebKey key) {
        this.key = key;
        keys = publicKeys(key);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration", request -> answer(request, """
                {"issuer": "URL", "jwks_uri": "URL/keys", "token_endpoint": "URL/token",
                 "authorization_endpoint": "URL/auth", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.replace("URL", url())));
        server.createContext("/keys", this::answerKeys);
        server.start();
    }

    static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys as the issuer publishes them. */
    static String publicKeys(RsaJsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    RsaJsonWebKey key() {
        return key;
    }

    /** How often anything was asked of it. */
    int asked() {
        return asked.get();
    }

    /** Tells the keys; a PUT replaces them, since tests do not share a class loader with their issuer. */
    private void answerKeys(HttpExchange request) throws IOException {
        if (request.getRequestMethod().equals("PUT")) {
            keys = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        }
        answer(request, keys);
    }

    private void answer(HttpExchange request, String json) throws IOException {
        asked.incrementAndGet();
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().add("Content-Type", "application/json");
        request.sendResponseHeaders(200, body.length);
        request.getResponseBody().write(body);
        request.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
