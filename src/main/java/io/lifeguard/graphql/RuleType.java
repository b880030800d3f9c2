package io.lifeguard.graphql;

import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Rule")
public record RuleType(
        @Id @NonNull String id,
        @NonNull String title,
        @NonNull String statement,
        @NonNull String source,
        @NonNull RuleKind kind,
        boolean fromThePage,
        @NonNull Enforcement enforcement) {

    static RuleType from(Rule rule) {
        return new RuleType(
                rule.name(),
                rule.title(),
                rule.statement(),
                rule.source(),
                rule.kind(),
                rule.fromThePage(),
                rule.enforcement());
    }
}
