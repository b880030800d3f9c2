package io.lifeguard.service.imports;

import io.lifeguard.exports.row.ChatPoolRow;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.FrontEndPoolRow;
import io.lifeguard.exports.row.PolicyRow;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.rules.write.ChatPoolRemovalRules;
import io.lifeguard.rules.write.ChatPoolRules;
import io.lifeguard.rules.write.FrontEndPoolRules;
import io.lifeguard.rules.write.PolicyRules;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import java.util.Optional;

/** Judges rows about pools and policies one after the other, each against what the ones before it leave behind. */
final class TopologyBatch {
    private final boolean mayCreate;
    private final ColumnNames columns;
    private final RuleModes modes;
    private WriteContext around;

    /**
     * @param mayCreate whether the file has the columns to create what it lists
     * @param columns what the file calls the fields
     */
    TopologyBatch(WriteContext around, boolean mayCreate, ColumnNames columns, RuleModes modes) {
        this.around = around;
        this.mayCreate = mayCreate;
        this.columns = columns;
        this.modes = modes;
    }

    WriteContext around() {
        return around;
    }

    /** Judges a row without problems. */
    WriteDecision judge(ExportRow row) {
        WriteDecision judgement = modes.applyTo(
                mayCreate || isStored(row) ? put(row).withPaths(columns::of) : RowRefusals.CANNOT_CREATE, "");
        judgement.changes().forEach(this::apply);
        return judgement;
    }

    /** Judges the removal of something that is stored. */
    WriteDecision judgeRemoval(String id, Subject<?> subject) {
        WriteDecision judgement = modes.applyTo(removal(id, subject), "");
        judgement.changes().forEach(this::apply);
        return judgement;
    }

    private WriteDecision removal(String id, Subject<?> subject) {
        return subject == Subject.FRONT_END_POOL
                ? FrontEndPoolRules.delete(id, around)
                : subject == Subject.CHAT_POOL
                        ? ChatPoolRemovalRules.delete(id, around)
                        : PolicyRules.delete(id, around);
    }

    private WriteDecision put(ExportRow row) {
        if (row instanceof FrontEndPoolRow pool) {
            return put(pool);
        }
        return row instanceof ChatPoolRow pool ? put(pool) : put((PolicyRow) row);
    }

    private boolean isStored(ExportRow row) {
        Topology topology = around.topology();
        String key = row.key().orElse("");
        if (row instanceof FrontEndPoolRow) {
            return topology.frontEndPools().containsKey(key);
        }
        return row instanceof ChatPoolRow
                ? topology.chatPools().containsKey(key)
                : topology.policies().containsKey(key);
    }

    private WriteDecision put(FrontEndPoolRow row) {
        Optional<FrontEndPool> stored =
                around.topology().frontEndPool(row.fqdn().get());
        return FrontEndPoolRules.put(
                new FrontEndPoolRules.FrontEndPoolDraft(
                        row.fqdn().get(),
                        row.release().orKeep(stored.map(FrontEndPool::release)).orElseThrow(),
                        row.site().orKeep(stored.map(FrontEndPool::site)).orElseThrow()),
                around);
    }

    private WriteDecision put(ChatPoolRow row) {
        Optional<ChatPool> stored = around.topology().chatPool(row.fqdn().get());
        Optional<String> home = row.home()
                .map(h -> h.pool())
                .orKeep(stored.flatMap(ChatPool::home).map(FrontEndPool::fqdn));
        return ChatPoolRules.put(
                new ChatPoolRules.ChatPoolDraft(
                        row.fqdn().get(),
                        row.release().orKeep(stored.map(ChatPool::release)).orElseThrow(),
                        home.orElse(""),
                        row.displayName().orKeep(stored.flatMap(ChatPool::displayName))),
                around);
    }

    private WriteDecision put(PolicyRow row) {
        PolicyIdentity identity = row.identity().get();
        Optional<ChatPolicy> stored = around.topology().policy(identity);
        return PolicyRules.put(
                new PolicyRules.PolicyDraft(
                        identity.written(),
                        row.enablePersistentChat()
                                .orKeep(stored.map(ChatPolicy::enablePersistentChat))
                                .orElseThrow(),
                        row.description().orKeep(stored.flatMap(ChatPolicy::description))),
                around);
    }

    private void apply(Change<?> change) {
        Topology topology = around.topology();
        Topology changed = Subject.FRONT_END_POOL
                .of(change)
                .map(c -> c.after()
                        .map(topology::with)
                        .orElseGet(() -> topology.without(c.before().orElseThrow())))
                .or(() -> Subject.CHAT_POOL.of(change).map(c -> c.after()
                        .map(topology::with)
                        .orElseGet(() -> topology.without(c.before().orElseThrow()))))
                .or(() -> Subject.POLICY.of(change).map(c -> c.after()
                        .map(topology::with)
                        .orElseGet(() -> topology.without(c.before().orElseThrow()))))
                // a decommissioned chat pool takes its migration along
                .or(() -> Subject.MIGRATION
                        .of(change)
                        .map(c -> topology.without(c.before().orElseThrow())))
                // and its content, of which the topology knows nothing
                .or(() -> Subject.POOL_CONTENT.of(change).map(c -> topology))
                .orElseThrow();
        around = around.with(changed);
    }
}
