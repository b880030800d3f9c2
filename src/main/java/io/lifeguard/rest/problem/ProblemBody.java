package io.lifeguard.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.http.ProblemType;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputError;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.request.JsonPointers;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457) of a REST endpoint.
 *
 * @param type a reference to the page that explains the type
 * @param errors what is wrong with the input, place by place
 * @param violations the rules that the write would break
 * @param remedies what would make the user eligible, where a write requires that
 * @param missingColumns only where a file lacks columns
 * @param writes what became of each write of a batch; of those after the last one nothing was decided
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        int status,
        String title,
        String detail,
        List<ProblemError> errors,
        List<ProblemViolation> violations,
        List<?> remedies,
        List<String> missingColumns,
        List<?> writes) {

    /**
     * One error of the input. Exactly one of the places is given.
     *
     * @param pointer a JSON Pointer into the body, as a fragment
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProblemError(
            @Nullable String pointer,
            @Nullable String parameter,
            @Nullable String header,
            String detail) {
        private static final int MAX_PLACE_LENGTH = 200;

        static ProblemError from(InputError error) {
            String place = InputSanitizer.truncate(error.place(), MAX_PLACE_LENGTH);
            return switch (error.kind()) {
                case BODY -> new ProblemError("#" + place, null, null, error.detail());
                case PARAMETER -> new ProblemError(null, place, null, error.detail());
                case HEADER -> new ProblemError(null, null, place, error.detail());
            };
        }
    }

    /**
     * A rule that the write would break.
     *
     * @param pointer a JSON Pointer into the body, as a fragment; absent if the rule is about the resource itself
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProblemViolation(Rule rule, @Nullable String pointer, String reason) {

        /**
         * @param ids the arguments of the write that the path of the request gives; the path of a violation is one of them, begins
         *     with one that is the body, or is a member of the body
         */
        static ProblemViolation from(Violation violation, Set<String> ids) {
            String path = violation.path();
            int dot = path.indexOf('.');
            String member = dot > 0 && ids.contains(path.substring(0, dot)) ? path.substring(dot + 1) : path;
            String pointer = ids.contains(path) ? null : "#" + JsonPointers.ofPath(member);
            return new ProblemViolation(violation.rule(), pointer, violation.reason());
        }
    }

    static ProblemBody of(ProblemType type, String detail) {
        return new ProblemBody(
                type.uri(), type.status(), type.title(), detail, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static ProblemBody of(LifeguardException failure) {
        ProblemType type = ProblemType.of(failure.code());
        return new ProblemBody(
                type.uri(),
                type.status(),
                type.title(),
                failure.getMessage(),
                failure.inputErrors().stream().map(ProblemError::from).toList(),
                List.of(),
                List.of(),
                failure.missingColumns(),
                List.of());
    }

    /** Of something that failed after the response to its request. */
    public static ProblemBody of(FailureCode code, String detail, List<String> missingColumns) {
        ProblemType type = ProblemType.of(code);
        return new ProblemBody(
                type.uri(),
                type.status(),
                type.title(),
                detail,
                List.of(),
                List.of(),
                List.of(),
                missingColumns,
                List.of());
    }

    /**
     * Of the rules that a write would break.
     *
     * @param violations one at least
     * @param ids the arguments of the write that the path gives
     */
    public static ProblemBody of(List<Violation> violations, Set<String> ids) {
        ProblemType type = type(violations, ids);
        return of(type, violations, ids);
    }

    /** Not found, if the resource of the write itself is not recorded. */
    private static ProblemType type(List<Violation> violations, Set<String> ids) {
        boolean notFound =
                violations.stream().anyMatch(v -> v.rule() == Rule.REFERENCE_EXISTS && ids.contains(v.path()));
        return notFound ? ProblemType.NOT_FOUND : ProblemType.RULE_VIOLATION;
    }

    /** The same problem with what would make the user eligible. */
    public ProblemBody withRemedies(List<?> found) {
        return new ProblemBody(type, status, title, detail, errors, violations, found, missingColumns, writes);
    }

    /** Of a batch, whose first problem this is. */
    ProblemBody ofBatch(int index, List<?> outcomes) {
        return new ProblemBody(
                type,
                status,
                title,
                "Nothing of the batch was stored; the first write that is refused is writes[" + index + "]: " + detail,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                outcomes);
    }

    private static ProblemBody of(ProblemType type, List<Violation> violations, Set<String> ids) {
        String detail = violations.stream().map(Violation::reason).collect(Collectors.joining(" "));
        return new ProblemBody(
                type.uri(),
                type.status(),
                type.title(),
                detail,
                List.of(),
                violations.stream().map(v -> ProblemViolation.from(v, ids)).toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
