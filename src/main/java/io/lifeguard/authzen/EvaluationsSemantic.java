package io.lifeguard.authzen;

import io.lifeguard.authzen.policy.AccessDecision;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many answers a request with several evaluations gets. An answer that ends it early is the last one. */
enum EvaluationsSemantic {
    EXECUTE_ALL(null),
    DENY_ON_FIRST_DENY(false),
    PERMIT_ON_FIRST_PERMIT(true);

    private final @Nullable Boolean last;

    EvaluationsSemantic(@Nullable Boolean last) {
        this.last = last;
    }

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for an unknown name */
    static EvaluationsSemantic named(String name) {
        return Arrays.stream(values())
                .filter(semantic -> semantic.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> LifeguardException.invalidValue("options.evaluations_semantic: "
                        + InputSanitizer.quote(name) + " must be one of "
                        + Arrays.stream(values())
                                .map(EvaluationsSemantic::wireName)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** The answers up to the one that ends the request. */
    List<AccessDecision> truncate(List<AccessDecision> answers) {
        for (int i = 0; i < answers.size(); i++) {
            if (last != null && answers.get(i).decision() == last) {
                return answers.subList(0, i + 1);
            }
        }
        return answers;
    }

    private String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
