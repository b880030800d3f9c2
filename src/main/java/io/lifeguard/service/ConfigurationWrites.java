package io.lifeguard.service;

import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.Ids;
import io.lifeguard.rules.ClientConfigurationRules;
import io.lifeguard.rules.ClientConfigurationRules.Draft;
import io.lifeguard.rules.ClientConfigurationRules.Facts;
import io.lifeguard.rules.Judgement;
import io.lifeguard.store.Grounds;
import io.lifeguard.store.Statements;
import io.lifeguard.store.WriteFacts;
import io.lifeguard.store.WriteFacts.Mentioned;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Writes to client configurations. */
@ApplicationScoped
public class ConfigurationWrites {
    private final SerialWrites writes;
    private final WriteFacts facts;

    ConfigurationWrites(SerialWrites writes, WriteFacts facts) {
        this.writes = writes;
        this.facts = facts;
    }

    /** @param repoint a legacy client leaves the pool that it is configured for */
    public Uni<Outcome<Configured>> configure(Draft draft, boolean repoint, boolean dryRun) {
        return write(draft, known -> ClientConfigurationRules.configure(draft, repoint, known), dryRun);
    }

    public Uni<Outcome<Configured>> remove(Draft draft, boolean dryRun) {
        return write(draft, known -> ClientConfigurationRules.remove(draft, known), dryRun);
    }

    private Uni<Outcome<Configured>> write(Draft draft, Function<Facts, Judgement> rule, boolean dryRun) {
        return writes.write(dryRun, "user", statements -> facts(statements, draft)
                .map(s -> s.map(known -> judged(rule.apply(known), known, draft))));
    }

    private static Judged<Configured> judged(Judgement judgement, Facts known, Draft draft) {
        Judged<ClientConfiguration> judged = Judged.of(judgement, Subject.CLIENT_CONFIGURATION, known.present(draft));
        return new Judged<>(
                judgement,
                judged.left()
                        .map(left -> new Configured(
                                left, known.user().orElseThrow(), known.pool().orElseThrow())));
    }

    private Uni<Grounds<Facts>> facts(Statements statements, Draft draft) {
        Mentioned mentioned =
                new Mentioned(List.of(draft.user()), List.of(), List.of(draft.pool()), List.of(), List.of());
        String key = Ids.key(draft.user());
        return facts.ofUsers(statements, mentioned)
                .map(s -> s.map(known -> new Facts(
                        known.users().stream().findFirst(),
                        known.topology().chatPool(draft.pool()),
                        known.configurations().getOrDefault(key, List.of()))));
    }
}
