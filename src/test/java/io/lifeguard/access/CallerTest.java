package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client can find out as whom it has signed in, and what it may do. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
class CallerTest {
    @ParameterizedTest
    @EnumSource
    void every_caller_learns_its_name_and_its_role(SignedInCaller caller) {
        assertThat(caller.ask("{ caller { name role } }")
                        .data()
                        .at("/caller/name")
                        .asText())
                .isEqualTo(caller.subject());
        assertThat(caller.ask("{ caller { role } }").data().at("/caller/role").asText())
                .isEqualTo(caller.name());
    }
}
