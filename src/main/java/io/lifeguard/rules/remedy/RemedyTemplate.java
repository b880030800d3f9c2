package io.lifeguard.rules.remedy;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A remedy for all users in one situation: its steps without the texts that name a user.
 *
 * @param chosen the situation with the client and the chat pool that the remedy selects, otherwise unchanged
 */
record RemedyTemplate(Situation chosen, List<StepTemplate> steps) {
    private static final int MAX_CANDIDATES = 10;

    /** A step as {@link RemedyStep} has it. */
    record StepTemplate(RemedyKind kind, List<String> candidates, int candidateCount, Optional<RemedyKind> follows) {}

    /** @param share returns an equal list that is in use already, if there is one */
    static RemedyTemplate of(Situation start, List<RemedyOption> options, UnaryOperator<List<String>> share) {
        return new RemedyTemplate(
                withChosenClientAndPool(start, options),
                options.stream()
                        .map(option -> step(start, option, options, share))
                        .toList());
    }

    private static StepTemplate step(
            Situation start, RemedyOption option, List<RemedyOption> options, UnaryOperator<List<String>> share) {
        Optional<RemedyOption> leader = option.follows().flatMap(kind -> ofKind(kind, options));
        List<RemedyOption.OptionValue> values = leader.orElse(option).values();
        List<String> candidates = values.stream()
                .limit(MAX_CANDIDATES)
                .map(value ->
                        leader.isPresent() ? valueFollowing(option, start, options, leader.get(), value) : value.id())
                .toList();
        return new StepTemplate(
                option.kind(),
                share.apply(candidates),
                values.size(),
                leader.filter(l -> values.size() > 1).map(RemedyOption::kind));
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
