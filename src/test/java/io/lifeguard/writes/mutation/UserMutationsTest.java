package io.lifeguard.writes.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write.DeleteUser;
import io.lifeguard.writes.client.Write.GrantPolicy;
import io.lifeguard.writes.client.Write.MoveUser;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.Write.RenameUser;
import io.lifeguard.writes.client.WriteAnswer;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserMutationsTest extends MutationTestBase {

    @Test
    void an_address_without_a_scheme_is_a_sip_address_and_defaults_hold_for_nulls() {
        WriteAnswer answer = endpoint.write(user("bob@contoso.com"));
        assertThat(answer.resulting().getString("sipAddress")).isEqualTo("sip:bob@contoso.com");
        assertThat(answer.resulting().getBoolean("enabled")).isTrue();
        assertThat(answer.resulting().getString("hosting")).isEqualTo("ON_PREMISES");
        assertThat(endpoint.write(user("SIP:BOB@contoso.com")).revision()).isEqualTo(answer.revision());
    }

    @Test
    void all_violations_of_a_user_are_reported_at_once_in_the_order_of_the_catalogue() {
        WriteAnswer answer = endpoint.write(new PutUser(
                "bob",
                Optional.of("GUID-ADA"),
                Optional.of("tab\there"),
                true,
                "ONLINE",
                Optional.of("nowhere.contoso.com"),
                Optional.of("Site:Redmond")));
        assertThat(answer.violations())
                .containsExactly(
                        "HOSTING_MATCHES_HOME user.home",
                        "NAME_IS_UNIQUE user.externalId",
                        "POLICY_IDENTITY_IS_VALID user.grantedPolicy",
                        "VALUE_IS_VALID user.sipAddress",
                        "VALUE_IS_VALID user.displayName",
                        "REFERENCE_EXISTS user.home");
        assertThat(StoredState.readFrom(endpoint).users()).hasSize(1);
    }

    @Test
    void a_value_with_a_null_character_is_a_violation_and_no_error() {
        assertThat(endpoint.write(user("b\u0000b@contoso.com")).violations())
                .containsExactly("VALUE_IS_VALID user.sipAddress");
        assertThat(endpoint.write(new DeleteUser("ada\u0000@contoso.com")).violations())
                .containsExactly("REFERENCE_EXISTS sipAddress");
    }

    @Test
    void disabling_a_user_is_accepted_with_the_count_of_the_clients_that_stop_working() {
        WriteAnswer answer = endpoint.write(new PutUser(
                "ada@contoso.com",
                Optional.of("guid-ada"),
                Optional.empty(),
                false,
                null,
                Optional.of("lync13.contoso.com"),
                Optional.of("Traders")));
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 2");
        assertThat(drifted()).isEqualTo(2);
    }

    @Test
    void a_user_who_moves_to_another_release_keeps_what_still_works() {
        WriteAnswer answer = endpoint.write(new MoveUser("ada@contoso.com", Optional.of("LYNC10.contoso.com")));
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(ada().getString("home")).isEqualTo("lync10.contoso.com");
        assertThat(drifted()).isEqualTo(1);
        assertThat(endpoint.write(new MoveUser("ada@contoso.com", Optional.of("lync13.contoso.com")))
                        .warnings())
                .isEmpty();
        assertThat(drifted()).isZero();
    }

    @Test
    void moving_a_user_that_is_hosted_online_makes_it_on_premises() {
        endpoint.write(new PutUser(
                "eve@contoso.com",
                Optional.empty(),
                Optional.empty(),
                null,
                "ONLINE",
                Optional.empty(),
                Optional.empty()));
        WriteAnswer nowhere = endpoint.write(new MoveUser("eve@contoso.com", Optional.empty()));
        assertThat(nowhere.resulting().getString("hosting")).isEqualTo("ONLINE");
        WriteAnswer moved = endpoint.write(new MoveUser("eve@contoso.com", Optional.of("lync13.contoso.com")));
        assertThat(moved.resulting().getString("hosting")).isEqualTo("ON_PREMISES");
    }

    @Test
    void moving_or_granting_reports_a_missing_user_and_a_missing_target_together() {
        assertThat(endpoint.write(new MoveUser("nobody@contoso.com", Optional.of("nowhere.contoso.com")))
                        .violations())
                .containsExactly("REFERENCE_EXISTS sipAddress", "REFERENCE_EXISTS toPool");
        assertThat(endpoint.write(new GrantPolicy("nobody@contoso.com", Optional.of("Global")))
                        .violations())
                .containsExactly("POLICY_IDENTITY_IS_VALID policy", "REFERENCE_EXISTS sipAddress");
    }

    @Test
    void a_user_without_a_granted_policy_inherits_again() {
        WriteAnswer answer = endpoint.write(new GrantPolicy("ada@contoso.com", Optional.empty()));
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 1");
        assertThat(ada().getString("grantedPolicy")).isNull();
    }

    @Test
    void a_renamed_user_keeps_its_configurations_through_a_chain_of_names() {
        for (String name : List.of("sip:ada.l@contoso.com", "countess@contoso.com", "Ada@contoso.com")) {
            String before = ada().getString("sipAddress");
            assertThat(endpoint.write(new RenameUser(before, name)).applied()).isTrue();
        }
        assertThat(ada().getString("sipAddress")).isEqualTo("sip:Ada@contoso.com");
        assertThat(StoredState.readFrom(endpoint).configurations()).hasSize(2).allMatch(c -> c.getString("user")
                .equals("sip:Ada@contoso.com"));
    }

    @Test
    void two_users_can_swap_names_by_way_of_a_third() {
        endpoint.write(user("bob@contoso.com"));
        assertThat(endpoint.write(new RenameUser("ada@contoso.com", "bob@contoso.com"))
                        .violations())
                .containsExactly("NAME_IS_UNIQUE to");
        endpoint.write(new RenameUser("ada@contoso.com", "third@contoso.com"));
        endpoint.write(new RenameUser("bob@contoso.com", "ada@contoso.com"));
        endpoint.write(new RenameUser("third@contoso.com", "bob@contoso.com"));
        assertThat(ada().getString("sipAddress")).isEqualTo("sip:bob@contoso.com");
    }

    @Test
    void a_rename_may_change_the_case_and_only_the_case() {
        WriteAnswer answer = endpoint.write(new RenameUser("ADA@CONTOSO.COM", "Ada@Contoso.com"));
        assertThat(answer.resulting().getString("sipAddress")).isEqualTo("sip:Ada@Contoso.com");
        assertThat(endpoint.write(new RenameUser("ada@contoso.com", "Ada@Contoso.com"))
                        .revision())
                .isEqualTo(answer.revision());
    }

    @Test
    void the_configurations_of_a_deleted_user_go_with_it_logged_one_by_one() {
        WriteAnswer answer = endpoint.write(new DeleteUser("ada@contoso.com"));
        assertThat(answer.warnings()).containsExactly("CONFIGURATION_NO_LONGER_WORKS 2");
        assertThat(StoredState.readFrom(endpoint).configurations()).isEmpty();
        List<String> deleted = endpoint
                .query("{ changes { nodes { kind subjectType subject } } }")
                .getJsonObject("changes")
                .getJsonArray("nodes")
                .stream()
                .map(change ->
                        ((JsonObject) change).getString("kind") + " " + ((JsonObject) change).getString("subject"))
                .toList();
        assertThat(deleted)
                .containsExactly(
                        "DELETED sip:ada@contoso.com\\GROUP_CHAT_2010\\gc10.contoso.com",
                        "DELETED sip:ada@contoso.com\\LYNC_2013\\pchat.contoso.com",
                        "DELETED sip:ada@contoso.com");
    }

    private static PutUser user(String sipAddress) {
        return new PutUser(
                sipAddress, Optional.empty(), Optional.empty(), null, null, Optional.empty(), Optional.empty());
    }
}
