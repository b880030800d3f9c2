package io.lifeguard.graphql;

import static io.lifeguard.testing.TestService.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Scenario;
import io.lifeguard.rules.Scenario.Asked;
import io.lifeguard.rules.Scenario.Organisation;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario, sent to the running service: the results equal those of the pure function. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ScenarioServedTest {
    private static final String QUESTION = "query($u: ID!, $c: Client!, $p: ID!) {"
            + " eligibility(user: $u, client: $c, pool: $p) { ...D }"
            + " user(sipAddress: $u) { eligibilities(clients: [$c], pools: [$p]) { ...D } } }"
            + " fragment D on Eligibility { eligible obstacles { rule { id } } conditions { rule { id } }"
            + " advisories { rule { id } } policy { enablePersistentChat decidedBy scope } }";

    final DataSource dataSource = TestService.database();

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_has_the_expected_results(Scenario scenario) {
        Org.clear(dataSource);
        stored(scenario.organisation()).storeIn(dataSource);
        SoftAssertions softly = new SoftAssertions();
        for (Asked asked : scenario.questions()) {
            JsonNode data = ask(QUESTION, "u", asked.user(), "c", asked.client(), "p", asked.pool())
                    .data();
            softly.assertThat(answer(asked, data.get("eligibility"))).isEqualTo(asked);
            softly.assertThat(answer(asked, data.at("/user/eligibilities/0")))
                    .as("in the matrix of the user")
                    .isEqualTo(asked);
        }
        softly.assertAll();
    }

    private static Org stored(Organisation organisation) {
        Org org = Org.org();
        organisation.frontEndPools().forEach(p -> org.frontEndPool(p.fqdn(), p.release(), p.site()));
        organisation.policies().forEach(p -> org.policy(p.identity(), p.enablePersistentChat()));
        organisation.chatPools().forEach(p -> org.chatPool(p.fqdn(), p.release(), p.home()));
        organisation
                .users()
                .forEach(u -> org.user(u.sipAddress(), line -> {
                    u.home().ifPresent(line::home);
                    u.grantedPolicy().ifPresent(line::granted);
                    Org.UserLine enabled = u.isEnabled() ? line : line.disabled();
                    return u.hostedAt() == Hosting.ONLINE ? enabled.online() : enabled;
                }));
        organisation.clientConfigurations().forEach(c -> org.configured(c.user(), c.client(), c.pool()));
        organisation.chatPools().stream()
                .filter(p -> p.stateNow() != PoolState.IN_SERVICE)
                .forEach(p -> {
                    p.migratedInto()
                            .ifPresent(target -> org.migration(p.fqdn(), target).state(p.fqdn(), PoolState.MIGRATED));
                    org.state(p.fqdn(), p.stateNow());
                });
        return org;
    }

    private static Asked answer(Asked asked, JsonNode decision) {
        JsonNode policy = decision.get("policy");
        return new Asked(
                asked.user(),
                asked.client(),
                asked.pool(),
                decision.get("eligible").asBoolean(),
                rules(decision.get("obstacles")),
                rules(decision.get("conditions")),
                rules(decision.get("advisories")),
                new Scenario.DecidingPolicy(
                        policy.get("enablePersistentChat").asBoolean(),
                        policy.get("decidedBy").asText(),
                        PolicyScope.valueOf(policy.get("scope").asText())));
    }

    private static List<Rule> rules(JsonNode reasons) {
        return StreamSupport.stream(reasons.spliterator(), false)
                .map(reason -> Rule.valueOf(reason.at("/rule/id").asText()))
                .toList();
    }
}
