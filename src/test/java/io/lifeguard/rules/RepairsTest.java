package io.lifeguard.rules;

import static io.lifeguard.rules.Asked.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** What putting facts right does to an answer, over every question that can be put. */
@Execution(CONCURRENT)
class RepairsTest {
    private static final List<UnaryOperator<Asked>> REPAIRS = List.of(
            a -> a.withEnabled(true),
            a -> a.withHome("LYNC_2013"),
            a -> a.withPolicy(true),
            a -> a.withConfigured("FOR_THIS_POOL"),
            a -> a.withState("IN_SERVICE"),
            a -> a.withPool("LYNC_2013"));

    @Test
    void putting_one_fact_right_never_adds_an_obstacle() {
        for (UnaryOperator<Asked> repair : REPAIRS) {
            assertThat(ALL).allSatisfy(a -> assertThat(a.obstacles())
                    .containsAll(repair.apply(a).obstacles()));
        }
    }

    @Test
    void putting_one_fact_right_takes_away_the_obstacle_that_speaks_of_it_and_no_other() {
        removes(a -> a.withEnabled(true), "ACCOUNT_ENABLED");
        removes(a -> a.withPolicy(true), "USER_ENABLED_BY_POLICY");
        removes(a -> a.withConfigured("FOR_THIS_POOL"), "ONE_POOL_AT_A_TIME");
        removes(a -> a.withConfigured("FOR_NO_POOL"), "ONE_POOL_AT_A_TIME");
        removes(a -> a.withState("IN_SERVICE"), "POOL_IN_SERVICE");
        removes(a -> a.withPool("LYNC_2013"), "CLIENT_REACHES_RELEASE");
        removes(a -> a.withHome("LYNC_2013"), "ACCOUNT_ON_PREMISES", "ACCOUNT_HOMED", "USER_HOMED_ON_LYNC_2013");
    }

    private static void removes(UnaryOperator<Asked> repair, String... obstacles) {
        assertThat(ALL).allSatisfy(a -> {
            List<String> left = new ArrayList<>(a.obstacles());
            left.removeAll(List.of(obstacles));
            assertThat(repair.apply(a).obstacles()).isEqualTo(left);
        });
    }

    @Test
    void with_everything_put_right_every_client_with_chat_is_eligible() {
        assertThat(ALL).allSatisfy(a -> {
            Asked repaired = a;
            for (UnaryOperator<Asked> repair : REPAIRS) {
                repaired = repair.apply(repaired);
            }
            assertThat(repaired.eligible()).isEqualTo(!a.withoutChat());
        });
    }

    @Test
    void bringing_an_online_user_back_without_a_home_trades_one_obstacle_for_another() {
        assertThat(ALL).filteredOn(a -> a.home().equals("online")).isNotEmpty().allSatisfy(a -> {
            List<String> traded = a.obstacles().stream()
                    .map(o -> o.equals("ACCOUNT_ON_PREMISES") ? "ACCOUNT_HOMED" : o)
                    .toList();
            assertThat(a.withHome("none").obstacles()).isEqualTo(traded);
        });
    }
}
