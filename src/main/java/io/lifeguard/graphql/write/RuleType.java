package io.lifeguard.graphql.write;

import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Its enforcement is a matter of the configuration. */
@Type("Rule")
public record RuleType(
        @Id @NonNull String id,
        @NonNull String title,
        @NonNull String statement,
        @NonNull String source,
        @NonNull RuleKind kind,
        boolean fromThePage) {

    public static RuleType from(Rule rule) {
        return new RuleType(
                rule.name(), rule.title(), rule.statement(), rule.source(), rule.kind(), rule.fromThePage());
    }
}
