package io.lifeguard.rules.migration;

import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import io.lifeguard.rules.eligibility.ReasonMessages;
import io.lifeguard.rules.migration.MigrationRules.MigrationFacts;
import io.lifeguard.rules.write.WriteDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps that bring a chat pool from its state into a later one, each under the rules that it has by itself. */
public final class MigrationSteps {
    private final MigrationFacts facts;
    private final List<Change<?>> changes = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private Topology topology;

    private MigrationSteps(MigrationFacts facts) {
        this.facts = facts;
        this.topology = facts.context().topology();
    }

    /**
     * A chat pool with its migration, as requested, before any check.
     *
     * @param fqdn of the chat pool
     * @param target FQDN of the chat pool that it migrates into; empty for a Lync 2013 pool
     * @param state that the pool is to reach
     */
    public record MigrationDraft(String fqdn, Optional<String> target, PoolState state) {}

    /** Takes the steps that are missing, all or none: plans the migration, completes it, decommissions the pool. */
    public static WriteDecision reach(MigrationDraft draft, MigrationFacts facts) {
        return new MigrationSteps(facts).reach(draft);
    }

    /** The topology after changes to migrations and to the states of chat pools. */
    public static Topology after(Topology topology, List<Change<?>> changes) {
        Topology reached = topology;
        for (Change<?> change : changes) {
            Optional<ChatPool> pool = Subject.CHAT_POOL.of(change).flatMap(Change::after);
            Optional<Migration> migration = Subject.MIGRATION.of(change).flatMap(Change::after);
            reached = pool.map(reached::with).orElse(reached);
            reached = migration.map(reached::with).orElse(reached);
        }
        return reached;
    }

    private WriteDecision reach(MigrationDraft draft) {
        Optional<ChatPool> stored = topology.chatPool(draft.fqdn());
        if (stored.isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "source", NotFoundMessages.chatPool(draft.fqdn()));
        }
        if (draft.state().compareTo(stored.get().state()) < 0) {
            return WriteDecision.refused(
                    Rule.MIGRATION_STEP_FOLLOWS,
                    "state",
                    "%s is %s, not %s; cancel its migration to take a step back."
                            .formatted(
                                    InputSanitizer.quote(draft.fqdn()),
                                    ReasonMessages.stateOf(stored.get().state()),
                                    ReasonMessages.stateOf(draft.state())));
        }
        boolean isMigrated =
                draft.state() != PoolState.IN_SERVICE && draft.target().isPresent();
        return planned(draft)
                .or(() -> isMigrated && isInService(draft) ? completed(draft) : Optional.empty())
                .or(() -> draft.state() == PoolState.DECOMMISSIONED ? decommissioned(draft) : Optional.empty())
                .orElseGet(() -> WriteDecision.accepted(
                        changes, warnings.stream().distinct().toList()));
    }

    /** Each step is empty if it is taken or was taken before, else its refusal. */
    private Optional<WriteDecision> planned(MigrationDraft draft) {
        return draft.target()
                .filter(target -> topology.migration(draft.fqdn())
                        .filter(migration -> topology.chatPool(target)
                                .filter(migration::hasTarget)
                                .isPresent())
                        .isEmpty())
                .flatMap(target -> take(MigrationRules.plan(draft.fqdn(), target, present())));
    }

    private Optional<WriteDecision> completed(MigrationDraft draft) {
        return take(MigrationRules.complete(draft.fqdn(), false, present()));
    }

    private Optional<WriteDecision> decommissioned(MigrationDraft draft) {
        boolean isDecommissioned = topology.chatPool(draft.fqdn())
                .filter(pool -> pool.state() == PoolState.DECOMMISSIONED)
                .isPresent();
        return isDecommissioned
                ? Optional.empty()
                : take(DecommissionRules.decommission(draft.fqdn(), present().context()));
    }

    private boolean isInService(MigrationDraft draft) {
        return topology.chatPool(draft.fqdn()).filter(ChatPool::isInService).isPresent();
    }

    private Optional<WriteDecision> take(WriteDecision step) {
        changes.addAll(step.changes());
        warnings.addAll(step.warnings());
        topology = after(topology, step.changes());
        return step.isAccepted() ? Optional.empty() : Optional.of(step);
    }

    private MigrationFacts present() {
        return new MigrationFacts(facts.context().with(topology), facts.pointing(), facts.collisions());
    }
}
