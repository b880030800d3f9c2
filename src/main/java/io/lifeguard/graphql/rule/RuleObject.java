package io.lifeguard.graphql.rule;

import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleKind;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A rule of the catalogue. Its enforcement is looked up in the configuration by {@link RuleQueries}. */
@Type("Rule")
public record RuleObject(
        @Id @NonNull String id,
        @NonNull String title,
        @NonNull String statement,
        @NonNull String source,
        @NonNull RuleKind kind,
        boolean fromCoexistenceGuide) {

    public static RuleObject from(Rule rule) {
        return new RuleObject(
                rule.name(), rule.title(), rule.statement(), rule.source(), rule.kind(), rule.fromThePage());
    }
}
