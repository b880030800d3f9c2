package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.testing.FreePort;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged service by TLS, and by TLS on both sides, as configuration alone makes it. */
@Execution(ExecutionMode.CONCURRENT)
class TlsIT {
    private static final String ASK = "{ clients { client } }";
    private static final String BOTH_SIDES = "lifeguard.security.client-certificates";

    @TempDir
    static Path ofCertificates;

    @TempDir
    Path directory;

    private static Certificates certificates;

    @BeforeAll
    static void authority() throws Exception {
        certificates = Certificates.in(ofCertificates);
    }

    @Test
    void by_tls_on_loopback_it_serves_known_hosts_and_origins_only() throws Exception {
        try (SecuredService service =
                SecuredService.launch(directory, settings()).started()) {
            service.through(client(false));
            assertThat(service.at("/").getScheme()).isEqualTo("https");
            assertThat(service.ask(ASK).status()).isEqualTo(200);
            assertThat(service.ask(ASK, "Origin", "https://evil.example").status())
                    .isEqualTo(403);
            assertThat(statusFor(service, "localhost")).isEqualTo(200);
            assertThat(statusFor(service, "evil.example")).isEqualTo(403);
        }
    }

    @Test
    void without_tls_nothing_is_served() throws Exception {
        Map<String, String> settings = settings();
        int plain = FreePort.next();
        settings.put("quarkus.http.port", Integer.toString(plain));
        try (SecuredService service = SecuredService.launch(directory, settings).started()) {
            assertThat(service.port()).isNotEqualTo(plain);
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), plain).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void by_tls_on_both_sides_a_client_without_a_certificate_is_not_connected() throws Exception {
        Map<String, String> settings = settings();
        settings.put(BOTH_SIDES, "required");
        try (SecuredService service = SecuredService.launch(directory, settings).started()) {
            service.through(client(true));
            assertThat(service.ask(ASK).status()).isEqualTo(200);
            assertThat(statusFor(service, "evil.example")).isEqualTo(403);
            service.through(client(false));
            assertThatThrownBy(() -> service.ask(ASK)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void a_certificate_is_no_sign_in_so_elsewhere_it_does_not_start() throws Exception {
        Map<String, String> settings = settings();
        settings.put(BOTH_SIDES, "required");
        settings.put("quarkus.http.host", "0.0.0.0");
        try (SecuredService service = SecuredService.launch(directory, settings)) {
            assertThat(service.refused()).singleElement().asString().startsWith("quarkus.http.host");
        }
    }

    private static Map<String, String> settings() {
        return new HashMap<>(certificates.ofServer());
    }

    private static HttpClient client(boolean certificate) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(certificates.ofClient(certificate))
                .build();
    }

    /** What a request to a host of that name is answered, wherever the name really leads. */
    private static int statusFor(SecuredService service, String host) throws Exception {
        SSLContext tls = certificates.ofClient(true);
        try (Socket socket = tls.getSocketFactory().createSocket("localhost", service.port())) {
            socket.getOutputStream()
                    .write(("GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: " + host
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try (InputStream answer = socket.getInputStream()) {
                return Integer.parseInt(new String(answer.readAllBytes(), StandardCharsets.UTF_8).split(" ", 3)[1]);
            }
        }
    }
}
