package io.lifeguard.service.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.rules.write.ClientConfigurationRules;
import io.lifeguard.rules.write.ClientConfigurationRules.ConfigurationDraft;
import io.lifeguard.rules.write.ClientConfigurationRules.ConfigurationFacts;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.facts.WriteFactReads.ReferencedIds;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Writes to client configurations. */
@ApplicationScoped
public class ConfigurationWrites {
    private final WriteFactReads facts;

    ConfigurationWrites(WriteFactReads facts) {
        this.facts = facts;
    }

    /** @param repoint whether a legacy client gives up the pool that it is configured for */
    public WriteRule<?, ResolvedConfiguration> configure(ConfigurationDraft draft, boolean repoint) {
        return write(draft, facts -> ClientConfigurationRules.configure(draft, repoint, facts));
    }

    public WriteRule<?, ResolvedConfiguration> remove(ConfigurationDraft draft) {
        return write(draft, facts -> ClientConfigurationRules.remove(draft, facts));
    }

    private WriteRule<?, ResolvedConfiguration> write(
            ConfigurationDraft draft, Function<ConfigurationFacts, WriteDecision> decide) {
        return new WriteRule<ConfigurationFacts, ResolvedConfiguration>(
                "user", statements -> facts(statements, draft), decide, (known, decision) -> decision.resulting(
                                Subject.CLIENT_CONFIGURATION, known.present(draft))
                        .map(configuration -> new ResolvedConfiguration(
                                configuration,
                                known.user().orElseThrow(),
                                known.pool().orElseThrow())));
    }

    private Uni<VersionedFacts<ConfigurationFacts>> facts(SqlExecutor statements, ConfigurationDraft draft) {
        ReferencedIds ids =
                new ReferencedIds(List.of(draft.user()), List.of(), List.of(draft.pool()), List.of(), List.of());
        String key = Ids.key(draft.user());
        return facts.ofUsers(statements, ids)
                .map(read -> read.map(snapshot -> new ConfigurationFacts(
                        snapshot.users().stream().findFirst(),
                        snapshot.topology().chatPool(draft.pool()),
                        snapshot.configurations().getOrDefault(key, List.of()))));
    }
}
