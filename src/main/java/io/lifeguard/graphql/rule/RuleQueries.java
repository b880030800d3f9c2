package io.lifeguard.graphql.rule;

import io.lifeguard.rules.Enforcement;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.write.RuleModes;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The catalogue of rules. */
@GraphQLApi
public class RuleQueries {
    private final RuleModes modes;

    RuleQueries(RuleModes modes) {
        this.modes = modes;
    }

    @Query
    public Uni<@Nullable List<@NonNull RuleObject>> rules() {
        return Uni.createFrom()
                .item(() -> Arrays.stream(Rule.values()).map(RuleObject::from).toList());
    }

    /** The configured enforcement of a rule. */
    @NonNull
    public Uni<Enforcement> enforcement(@Source RuleObject rule) {
        return Uni.createFrom().item(modes.of(Rule.valueOf(rule.id())));
    }
}
