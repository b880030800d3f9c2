package io.lifeguard.service.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ClientConfiguration;
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
    private final SerialWrites writes;
    private final WriteFactReads facts;

    ConfigurationWrites(SerialWrites writes, WriteFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    /** @param repoint a legacy client leaves the pool that it is configured for */
    public Uni<WriteOutcome<ResolvedConfiguration>> configure(
            ConfigurationDraft draft, boolean repoint, boolean dryRun) {
        return write(draft, known -> ClientConfigurationRules.configure(draft, repoint, known), dryRun);
    }

    public Uni<WriteOutcome<ResolvedConfiguration>> remove(ConfigurationDraft draft, boolean dryRun) {
        return write(draft, known -> ClientConfigurationRules.remove(draft, known), dryRun);
    }

    private Uni<WriteOutcome<ResolvedConfiguration>> write(
            ConfigurationDraft draft, Function<ConfigurationFacts, WriteDecision> rule, boolean dryRun) {
        return writes.write(dryRun, "user", statements -> facts(statements, draft)
                .map(s -> s.map(known -> judged(rule.apply(known), known, draft))));
    }

    private static WriteResult<ResolvedConfiguration> judged(
            WriteDecision judgement, ConfigurationFacts known, ConfigurationDraft draft) {
        WriteResult<ClientConfiguration> judged =
                WriteResult.of(judgement, Subject.CLIENT_CONFIGURATION, known.present(draft));
        return new WriteResult<>(
                judgement,
                judged.left()
                        .map(left -> new ResolvedConfiguration(
                                left, known.user().orElseThrow(), known.pool().orElseThrow())));
    }

    private Uni<VersionedFacts<ConfigurationFacts>> facts(SqlExecutor statements, ConfigurationDraft draft) {
        ReferencedIds mentioned =
                new ReferencedIds(List.of(draft.user()), List.of(), List.of(draft.pool()), List.of(), List.of());
        String key = Ids.key(draft.user());
        return facts.ofUsers(statements, mentioned)
                .map(s -> s.map(known -> new ConfigurationFacts(
                        known.users().stream().findFirst(),
                        known.topology().chatPool(draft.pool()),
                        known.configurations().getOrDefault(key, List.of()))));
    }
}
