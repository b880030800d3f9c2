package io.lifeguard.service.imports.topology;

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
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.write.ChatPoolRemovalRules;
import io.lifeguard.rules.write.ChatPoolRules;
import io.lifeguard.rules.write.FrontEndPoolRules;
import io.lifeguard.rules.write.PolicyRules;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.options.GroupChatPools;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.service.imports.run.ColumnNames;
import java.util.Optional;

/** Decides about rows of pools and policies in order, each in the context that the rows before it leave. */
final class TopologyBatch {
    private final boolean mayCreate;
    private final ColumnNames columns;
    private final RuleModes modes;
    private final GroupChatPools groupChat;
    private WriteContext context;

    /**
     * @param mayCreate whether the file has the columns to create what it lists
     * @param columns the names that the file gives to the fields
     * @param groupChat what rows about Group Chat pools do not say
     */
    TopologyBatch(
            WriteContext context, boolean mayCreate, ColumnNames columns, RuleModes modes, GroupChatPools groupChat) {
        this.context = context;
        this.mayCreate = mayCreate;
        this.columns = columns;
        this.modes = modes;
        this.groupChat = groupChat;
    }

    /** As the rows decided so far leave it. */
    Topology topology() {
        return context.topology();
    }

    /** Decides about a row that has no problems. */
    WriteDecision decide(ExportRow row) {
        WriteDecision decision = modes.applyTo(
                mayCreate || isStored(row) ? put(row).withPaths(columns::of) : RowRefusals.CANNOT_CREATE, "");
        decision.changes().forEach(this::apply);
        return decision;
    }

    /** Decides about the removal of something that is stored. */
    WriteDecision decideRemoval(String id, Subject<?> subject) {
        WriteDecision decision = modes.applyTo(removal(id, subject), "");
        decision.changes().forEach(this::apply);
        return decision;
    }

    private WriteDecision removal(String id, Subject<?> subject) {
        return subject == Subject.FRONT_END_POOL
                ? FrontEndPoolRules.delete(id, context)
                : subject == Subject.CHAT_POOL
                        ? ChatPoolRemovalRules.delete(id, context)
                        : PolicyRules.delete(id, false, context);
    }

    private WriteDecision put(ExportRow row) {
        if (row instanceof FrontEndPoolRow pool) {
            return put(pool);
        }
        return row instanceof ChatPoolRow pool ? put(pool) : put((PolicyRow) row);
    }

    private boolean isStored(ExportRow row) {
        Topology topology = context.topology();
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
                context.topology().frontEndPool(row.fqdn().get());
        return FrontEndPoolRules.put(
                new FrontEndPoolRules.FrontEndPoolDraft(
                        row.fqdn().get(),
                        row.release().orKeep(stored.map(FrontEndPool::release)).orElseThrow(),
                        row.site().orKeep(stored.map(FrontEndPool::site)).orElseThrow()),
                context);
    }

    private WriteDecision put(ChatPoolRow row) {
        Optional<ChatPool> stored = context.topology().chatPool(row.fqdn().get());
        Optional<Release> release = groupChat.release(row, stored);
        Optional<String> home = groupChat.home(row, stored);
        PoolState present = stored.map(ChatPool::state).orElse(PoolState.IN_SERVICE);
        PoolState state = row.state().orKeep(present, PoolState.IN_SERVICE);
        boolean lacksHome = home.isEmpty() && stored.isEmpty() && state == PoolState.IN_SERVICE;
        if (release.isEmpty() || lacksHome) {
            return RowRefusals.incompleteGroupChatPool(release.isEmpty() ? "Version" : "Registrar");
        }
        return ChatPoolRules.putIn(
                state,
                new ChatPoolRules.ChatPoolDraft(
                        row.fqdn().get(),
                        release.get(),
                        home.orElse(""),
                        row.displayName().orKeep(stored.flatMap(ChatPool::displayName))),
                context);
    }

    private WriteDecision put(PolicyRow row) {
        PolicyIdentity identity = row.identity().get();
        Optional<ChatPolicy> stored = context.topology().policy(identity);
        return PolicyRules.put(
                new PolicyRules.PolicyDraft(
                        identity.written(),
                        row.enablePersistentChat()
                                .orKeep(stored.map(ChatPolicy::enablePersistentChat))
                                .orElseThrow(),
                        row.description().orKeep(stored.flatMap(ChatPolicy::description))),
                context);
    }

    private void apply(Change<?> change) {
        Topology topology = context.topology();
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
                // a decommissioned chat pool removes its migration
                .or(() -> Subject.MIGRATION
                        .of(change)
                        .map(c -> topology.without(c.before().orElseThrow())))
                // and its content, which is not part of the topology
                .or(() -> Subject.POOL_CONTENT.of(change).map(c -> topology))
                .orElseThrow();
        context = context.with(changed);
    }
}
