package io.lifeguard.fuzz;

import static io.lifeguard.fuzz.Input.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.access.IssuerResource;
import io.lifeguard.access.TokenBuilder;
import io.lifeguard.fuzz.Input.Shape;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where people sign in, whatever comes in place of a token over a socket is refused, breaks nothing and discloses nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class SignInFuzzTest {
    private static final String SUBSCRIBE =
            "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"subscription { changes { revision } }\"}}";

    private final String viewer = TokenBuilder.of("vera", "help-desk");
    private final List<String> tokens = List.of(
            viewer,
            viewer.substring(0, viewer.lastIndexOf('.') + 1),
            TokenBuilder.of("eve", "nothing"),
            TokenBuilder.of("\u0000", "help-desk"),
            TokenBuilder.of("a".repeat(60_000), "help-desk"),
            "a.b.c",
            "");

    @Test
    void bad_sign_in_breaks_nothing_and_tells_nothing() throws Exception {
        long seed = Long.getLong("fuzz.seed", 20_100_917);
        List<String> found = new ArrayList<>();
        try (InputSender wire = new InputSender();
                ErrorLog complaints = new ErrorLog()) {
            for (int i = 0; i < Integer.getInteger("fuzz.count", 400) && found.size() < 5; i++) {
                Input input = input(new SeededRandom(seed * 1_000_003 + i));
                Stream.concat(ResponseChecks.wrong(input, wire.exchange(input)).stream(), complaints.take().stream())
                        .map(what -> input + "\n=> " + what)
                        .forEach(found::add);
            }
        }
        assertThat(found).as(String.join("\n\n", found)).isEmpty();
        assertThat(TestService.get("/q/health").status()).isEqualTo(200);
    }

    private Input input(SeededRandom draw) {
        List<byte[]> frames = new ArrayList<>();
        frames.add(SocketInputs.text(utf8(message("connection_init", draw)), draw));
        for (int i = draw.below(3); i > 0; i--) {
            frames.add(SocketInputs.text(
                    utf8(draw.chance(0.5) ? SUBSCRIBE : message(draw.of("ping", "connection_init"), draw)), draw));
        }
        return new Input("a web socket that signs in", Shape.SOCKET, SocketInputs.handshake(draw), frames);
    }

    private String message(String type, SeededRandom draw) {
        String message = "{\"type\":\"" + type + "\",\"payload\":" + payload(draw) + "}";
        return draw.chance(0.85) ? message : draw.mutated(message);
    }

    private String payload(SeededRandom draw) {
        if (draw.chance(0.2)) {
            return Literals.json(draw.hostileValue());
        }
        String name = draw.of("Authorization", "authorization", "AUTHORIZATION", "Authorisation", "headers");
        String token = draw.of(tokens);
        String value = draw.of("Bearer ", "bearer ", "Basic ", "")
                + (draw.chance(0.5) ? token : draw.chance(0.5) ? draw.mutated(token) : draw.hostileText());
        Map<String, Object> header = Map.of(name, draw.chance(0.9) ? value : List.of(value));
        return Literals.json(new ObjectMapper().valueToTree(draw.chance(0.8) ? header : Map.of("headers", header)));
    }
}
