package io.lifeguard.writes.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write.ConfigureClient;
import io.lifeguard.writes.client.Write.MoveUser;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.Write.RemoveClientConfiguration;
import io.lifeguard.writes.client.WriteAnswer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConfigurationMutationsTest extends MutationTestBase {

    @Test
    void a_legacy_client_is_refused_a_second_pool_and_re_pointed_in_one_explicit_step() {
        endpoint.write(new PutChatPool("gc11.contoso.com", "LYNC_2010", "lync10.contoso.com", Optional.empty()));
        WriteAnswer refused = endpoint.write(configure("GROUP_CHAT_2010", "gc11.contoso.com", false));
        assertThat(refused.violations()).containsExactly("ONE_POOL_AT_A_TIME pool");
        assertThat(refused.reason()).first().asString().contains("gc10.contoso.com");
        WriteAnswer repointed = endpoint.write(configure("GROUP_CHAT_2010", "gc11.contoso.com", true));
        assertThat(repointed.applied()).isTrue();
        assertThat(StoredState.readFrom(endpoint).configurations()).hasSize(2).anyMatch(c -> c.getString("pool")
                .equals("gc11.contoso.com"));
    }

    @Test
    void the_lync_2013_client_uses_several_pools_of_lync_2013() {
        endpoint.write(new PutChatPool("pchat2.contoso.com", "LYNC_2013", "lync13.contoso.com", Optional.empty()));
        WriteAnswer answer = endpoint.write(configure("LYNC_2013", "pchat2.contoso.com", false));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).containsExactly("NO_ROOM_FILES 1");
    }

    @Test
    void all_violations_are_reported_at_once() {
        endpoint.write(new PutUser(
                "bob@contoso.com",
                Optional.empty(),
                Optional.empty(),
                false,
                null,
                Optional.of("lync10.contoso.com"),
                Optional.empty()));
        assertThat(endpoint.write(new ConfigureClient("bob@contoso.com", "LYNC_2013", "gc10.contoso.com", false))
                        .violations())
                .containsExactly(
                        "CLIENT_REACHES_RELEASE pool",
                        "USER_HOMED_ON_LYNC_2013 user",
                        "USER_ENABLED_BY_POLICY user",
                        "ACCOUNT_ENABLED user");
    }

    @Test
    void what_can_be_judged_without_the_missing_is_judged() {
        assertThat(endpoint.write(new ConfigureClient("nobody", "LYNC_MOBILE", "nowhere", false))
                        .violations())
                .containsExactly("CLIENT_HAS_CHAT client", "REFERENCE_EXISTS user", "REFERENCE_EXISTS pool");
        assertThat(endpoint.write(new ConfigureClient("nobody", "LYNC_2013", "gc10.contoso.com", false))
                        .violations())
                .containsExactly("CLIENT_REACHES_RELEASE pool", "REFERENCE_EXISTS user");
    }

    @Test
    void configuring_what_is_configured_changes_nothing() {
        WriteAnswer answer = endpoint.write(configure("LYNC_2013", "PCHAT.contoso.com", false));
        assertThat(answer.applied()).isTrue();
        assertThat(answer.warnings()).isEmpty();
        assertThat(StoredState.flat(answer.resulting()).getString("pool")).isEqualTo("pchat.contoso.com");
        assertThat(endpoint.write(configure("LYNC_2013", "pchat.contoso.com", false))
                        .revision())
                .isEqualTo(answer.revision());
    }

    @Test
    void a_configuration_that_drifted_stays_shows_and_can_be_removed() {
        endpoint.write(new MoveUser("ada@contoso.com", Optional.of("lync10.contoso.com")));
        assertThat(drifted()).isEqualTo(1);
        assertThat(endpoint.write(configure("LYNC_2013", "pchat.contoso.com", false))
                        .violations())
                .containsExactly("USER_HOMED_ON_LYNC_2013 user");
        assertThat(endpoint.write(new RemoveClientConfiguration("ada@contoso.com", "LYNC_2013", "pchat.contoso.com"))
                        .applied())
                .isTrue();
        assertThat(drifted()).isZero();
        assertThat(endpoint.write(new RemoveClientConfiguration("ada@contoso.com", "LYNC_2013", "pchat.contoso.com"))
                        .violations())
                .containsExactly("REFERENCE_EXISTS pool");
    }

    private static ConfigureClient configure(String client, String pool, boolean repoint) {
        return new ConfigureClient("ada@contoso.com", client, pool, repoint);
    }
}
