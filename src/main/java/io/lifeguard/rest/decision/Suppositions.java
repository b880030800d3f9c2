package io.lifeguard.rest.decision;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import java.util.Optional;

/**
 * Facts that a decision supposes instead of the recorded ones: in a member, or in parameters with the same names. A
 * contradiction is reported if nothing else is wrong: a wrong value has none.
 */
final class Suppositions {
    private static final String NAME = "suppose";
    private static final String PREFIX = NAME + ".";

    private Suppositions() {}

    static Hypothesis read(QueryParameters parameters, InputErrors errors) {
        Hypothesis hypothesis = new Hypothesis(
                parameters.optionalFlag(PREFIX + "enabled"),
                parameters.constant(PREFIX + "hosting", Hosting.class),
                fqdn(parameters, PREFIX + "homePool", errors),
                parameters.flag(PREFIX + "unassigned"),
                parameters.optionalFlag(PREFIX + "enabledByPolicy"),
                fqdn(parameters, PREFIX + "configuredFor", errors),
                parameters.flag(PREFIX + "notConfigured"));
        if (errors.isEmpty()) {
            hypothesis.contradiction().ifPresent(problem -> errors.inParameter(NAME, problem));
        }
        return hypothesis;
    }

    private static Optional<String> fqdn(QueryParameters parameters, String name, InputErrors errors) {
        Optional<String> fqdn = parameters.text(name);
        fqdn.flatMap(ValueForm.FQDN::problemWith).ifPresent(problem -> errors.inParameter(name, problem + "."));
        return fqdn;
    }

    /** Reads the member of a body; {@link Hypothesis#NOTHING} without it. */
    static Hypothesis read(BodyObject body, InputErrors errors) {
        return body.optionalObject(NAME)
                .map(facts -> {
                    Hypothesis hypothesis = new Hypothesis(
                            facts.optionalFlag("enabled"),
                            facts.optionalConstant("hosting", Hosting.class),
                            fqdn(facts, "homePool"),
                            facts.optionalFlag("unassigned").orElse(false),
                            facts.optionalFlag("enabledByPolicy"),
                            fqdn(facts, "configuredFor"),
                            facts.optionalFlag("notConfigured").orElse(false));
                    if (errors.isEmpty()) {
                        hypothesis.contradiction().ifPresent(problem -> body.error(NAME, problem));
                    }
                    return hypothesis;
                })
                .orElse(Hypothesis.NOTHING);
    }

    private static Optional<String> fqdn(BodyObject facts, String name) {
        Optional<String> fqdn = facts.optionalText(name);
        fqdn.flatMap(ValueForm.FQDN::problemWith).ifPresent(problem -> facts.error(name, problem + "."));
        return fqdn;
    }
}
