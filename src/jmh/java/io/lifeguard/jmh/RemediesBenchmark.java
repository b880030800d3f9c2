package io.lifeguard.jmh;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.remedy.Remedy;
import io.lifeguard.rules.remedy.RemedyFinder;
import io.lifeguard.rules.remedy.RemedySets;
import io.lifeguard.rules.remedy.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finds all remedies of one refused case, without reuse of earlier results. */
@State(Scope.Thread)
public class RemediesBenchmark {
    /** The size of the organisation: 8 front-end pools, or 1,000. */
    @Param({"SMALL", "LARGE"})
    public Organisation organisation = Organisation.SMALL;

    /** The refused case, from one obstacle to all of them. */
    @Param({"NOT_ENABLED_BY_POLICY", "EVERYTHING_WRONG", "CLIENT_WITHOUT_CHAT", "POINTED_ELSEWHERE"})
    public Refusal refusal = Refusal.NOT_ENABLED_BY_POLICY;

    private Estate estate = Organisation.SMALL.estate();
    private Situation situation = refusal.in(estate);
    private User user = user(situation);

    public enum Organisation {
        SMALL(8, 6, 4),
        LARGE(1_000, 1_000, 500);

        private final int frontEndPools;
        private final int policies;
        private final int chatPools;

        Organisation(int frontEndPools, int policies, int chatPools) {
            this.frontEndPools = frontEndPools;
            this.policies = policies;
            this.chatPools = chatPools;
        }

        Estate estate() {
            return Estate.of(frontEndPools, policies, chatPools);
        }
    }

    public enum Refusal {
        NOT_ENABLED_BY_POLICY(Client.LYNC_2013, true, "fe0.contoso.com", Map.of()),
        EVERYTHING_WRONG(Client.LYNC_2013, false, "fe2.contoso.com", Map.of()),
        CLIENT_WITHOUT_CHAT(Client.LYNC_MOBILE, true, "fe1.contoso.com", Map.of()),
        POINTED_ELSEWHERE(
                Client.GROUP_CHAT_2010, true, "fe1.contoso.com", Map.of(Client.GROUP_CHAT_2010, "chat1.contoso.com"));

        private final Client client;
        private final boolean enabled;
        private final String home;
        private final Map<Client, String> configured;

        Refusal(Client client, boolean enabled, String home, Map<Client, String> configured) {
            this.client = client;
            this.enabled = enabled;
            this.home = home;
            this.configured = configured;
        }

        /** The user is granted a policy that disables chat. */
        Situation in(Estate estate) {
            Placement placement =
                    new Placement(enabled, Hosting.ON_PREMISES, Optional.of(home), Optional.of("tag:policy1"));
            return Situation.recorded(
                    estate.topology(),
                    placement,
                    configured,
                    client,
                    estate.topology().chatPool("chat0.contoso.com").orElseThrow());
        }
    }

    @Setup
    public void choose() {
        estate = organisation.estate();
        situation = refusal.in(estate);
        user = user(situation);
        if (situation.decide().eligible() || remedies().isEmpty()) {
            throw new IllegalStateException(refusal + " is not a refused case with remedies");
        }
    }

    @Benchmark
    public List<Remedy> remedies() {
        return new RemedyFinder(estate.topology(), estate.users(), found -> RemedySets.of(found, step -> step))
                .of(user, situation)
                .list();
    }

    private static User user(Situation situation) {
        Placement placement = situation.placement();
        EffectivePolicy policy = situation.topology().effectivePolicy(placement);
        return new User(
                "sip:ada@contoso.com",
                Optional.empty(),
                Optional.empty(),
                placement.enabled(),
                placement.hosting(),
                placement.home().map(situation.topology().frontEndPools()::get),
                placement.grantedPolicy().map(situation.topology().policies()::get),
                policy);
    }
}
