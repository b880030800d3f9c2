package io.lifeguard.rules.remedy;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.ChatPool;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A remedy for all users in one situation.
 *
 * @param client that the remedy selects, or else that of the situation
 * @param pool that the remedy selects, or else that of the situation
 */
record RemedyTemplate(Client client, ChatPool pool, List<StepTemplate> steps) {
    private static final int MAX_CANDIDATES = 10;

    /** @param share returns an equal step that is in use already, if there is one */
    static RemedyTemplate of(Situation start, List<RemedyOption> options, UnaryOperator<StepTemplate> share) {
        Situation chosen = withChosenClientAndPool(start, options);
        RemedyMessages messages = new RemedyMessages(start, chosen.client());
        return new RemedyTemplate(
                chosen.client(),
                chosen.pool(),
                options.stream()
                        .map(option -> share.apply(step(start, option, options, messages)))
                        .toList());
    }

    private static StepTemplate step(
            Situation start, RemedyOption option, List<RemedyOption> options, RemedyMessages messages) {
        Optional<RemedyOption> leader = option.follows().flatMap(kind -> ofKind(kind, options));
        List<RemedyOption.OptionValue> values = leader.orElse(option).values();
        List<String> candidates = values.stream()
                .limit(MAX_CANDIDATES)
                .map(value ->
                        leader.isPresent() ? valueFollowing(option, start, options, leader.get(), value) : value.id())
                .toList();
        return new StepTemplate(
                option.kind(),
                messages.subject(option.kind(), candidates),
                candidates,
                values.size(),
                leader.filter(l -> values.size() > 1).map(RemedyOption::kind),
                messages.description(option.kind(), candidates, values.size()));
    }

    /** The value of an option that follows from another option, for one value of that other option. */
    private static String valueFollowing(
            RemedyOption option,
            Situation start,
            List<RemedyOption> options,
            RemedyOption leader,
            RemedyOption.OptionValue value) {
        if (option.kind() == RemedyKind.REPOINT_CLIENT) {
            return value.id();
        }
        Situation situation = start;
        for (RemedyOption made : options) {
            if (made.kind() == RemedyKind.HOME_USER || made.kind() == RemedyKind.GRANT_POLICY) {
                situation = made.isEquivalentTo(leader) ? made.apply(situation, value) : made.apply(situation);
            }
        }
        return situation.policy().decidedBy().written();
    }

    private static Situation withChosenClientAndPool(Situation start, List<RemedyOption> options) {
        Situation chosen = start;
        for (RemedyKind kind : List.of(RemedyKind.USE_CLIENT, RemedyKind.USE_POOL)) {
            Optional<RemedyOption> option = ofKind(kind, options);
            chosen = option.isPresent() ? option.get().apply(chosen) : chosen;
        }
        return chosen;
    }

    private static Optional<RemedyOption> ofKind(RemedyKind kind, List<RemedyOption> options) {
        return options.stream().filter(option -> option.kind() == kind).findFirst();
    }
}
