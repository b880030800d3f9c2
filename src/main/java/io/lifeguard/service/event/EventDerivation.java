package io.lifeguard.service.event;

import io.lifeguard.model.Ids;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.rules.event.EligibilityChange;
import io.lifeguard.rules.event.FollowedGroup;
import io.lifeguard.store.event.FollowedTopology;
import io.lifeguard.store.event.FollowedUser;
import io.lifeguard.store.event.FollowedWrites.FollowedEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Derives events from writes, each in its turn: decides what users gain and lose between the states before and after a write.
 * A change of pools or policies is decided once for each group of users.
 */
final class EventDerivation {
    private final FollowerMemory memory;
    private final TrackedUsers users;
    private final List<EventBatch> batches = new ArrayList<>();
    private List<UserDifference> events = new ArrayList<>();

    EventDerivation(FollowerMemory memory, TrackedUsers users) {
        this.memory = memory;
        this.users = users;
    }

    /** What one user gains and loses by a write, numbered from {@code first}. */
    record UserDifference(long revision, long first, FollowedUser user, List<EligibilityChange> changes) {}

    /**
     * What users of whole groups gain and lose by a write.
     *
     * @param first the number of the first change
     * @param byGroup by id of the group
     * @param except ids of the users who are in {@link EventBatch#events}
     */
    record GroupDifferences(long revision, long first, Map<Long, List<EligibilityChange>> byGroup, Set<Long> except) {}

    /**
     * What is to be stored, in this order.
     *
     * @param users who have changed
     * @param deleted ids of users
     * @param groups differences of all other users
     */
    record EventBatch(
            List<FollowedUser> users,
            List<Long> deleted,
            List<UserDifference> events,
            Optional<GroupDifferences> groups) {}

    /** Derives the events of the writes. The memory is then of the revision after them. */
    List<EventBatch> derive(List<FollowedWrite> writes) {
        writes.forEach(this::derive);
        if (!writes.isEmpty()) {
            memory.moveTo(writes.get(writes.size() - 1).revision());
        }
        endBatch(Optional.empty());
        return batches;
    }

    private void derive(FollowedWrite write) {
        Topology before = memory.topology();
        Map<TrackedUser, Optional<FollowedGroup>> touched = new LinkedHashMap<>();
        Topology after = before;
        for (FollowedEntry entry : write.entries()) {
            switch (entry.type()) {
                case "User" -> users.applyUser(entry, user -> touched.putIfAbsent(user, user.group()));
                case "ClientConfiguration" ->
                    users.applyConfiguration(entry, user -> touched.putIfAbsent(user, user.group()));
                default -> after = applied(after, entry);
            }
        }
        boolean isSameTopology = after.equals(before);
        if (!isSameTopology) {
            memory.setTopology(after);
        }
        long next = 1;
        for (Map.Entry<TrackedUser, Optional<FollowedGroup>> each : touched.entrySet()) {
            TrackedUser user = each.getKey();
            // a later change of pools or policies finds the users of every group
            user.group().ifPresent(memory::id);
            List<EligibilityChange> changes = isSameTopology
                    ? memory.difference(each.getValue(), user.group())
                    : memory.difference(each.getValue(), before, user.group());
            if (!changes.isEmpty()) {
                events.add(new UserDifference(write.revision(), next, followed(user), changes));
                next += changes.size();
            }
        }
        if (!isSameTopology) {
            deriveOfGroups(write.revision(), next, before, touched.keySet());
        }
    }

    private void deriveOfGroups(long revision, long first, Topology before, Set<TrackedUser> touched) {
        Map<Long, List<EligibilityChange>> byGroup = new LinkedHashMap<>();
        memory.groups().forEach((group, id) -> {
            List<EligibilityChange> changes = memory.difference(Optional.of(group), before, Optional.of(group));
            if (!changes.isEmpty()) {
                byGroup.put(id, changes);
            }
        });
        if (!byGroup.isEmpty()) {
            Set<Long> except = touched.stream().map(TrackedUser::id).collect(Collectors.toSet());
            endBatch(Optional.of(new GroupDifferences(revision, first, byGroup, except)));
        }
    }

    private void endBatch(Optional<GroupDifferences> groups) {
        List<FollowedUser> changed = new ArrayList<>();
        List<Long> deleted = new ArrayList<>();
        for (TrackedUser user : users.takeChanged()) {
            Optional<FollowedUser> row = user.group().map(group -> followed(user));
            if (!row.equals(user.stored())) {
                row.ifPresentOrElse(changed::add, () -> deleted.add(user.id()));
                user.setStored(row);
            }
        }
        batches.add(new EventBatch(changed, deleted, events, groups));
        events = new ArrayList<>();
    }

    private FollowedUser followed(TrackedUser user) {
        return new FollowedUser(
                user.id(),
                user.address(),
                user.externalKey(),
                user.group().map(memory::id).orElse(0L));
    }

    private static Topology applied(Topology topology, FollowedEntry entry) {
        return switch (entry.type()) {
            case "FrontEndPool" -> {
                Optional<FrontEndPool> after = entry.after().map(FollowedTopology::frontEndPool);
                yield after.map(topology::with)
                        .orElseGet(() -> topology.without(
                                FollowedTopology.frontEndPool(entry.before().orElseThrow())));
            }
            case "ChatPool" -> {
                Optional<ChatPool> after = entry.after().map(FollowedTopology::chatPool);
                yield after.map(topology::with)
                        .orElseGet(() -> topology.without(
                                FollowedTopology.chatPool(entry.before().orElseThrow())));
            }
            case "ChatPolicy" -> {
                Optional<ChatPolicy> after = entry.after().map(FollowedTopology::policy);
                yield after.map(topology::with)
                        .orElseGet(() -> withoutPolicy(
                                topology, FollowedTopology.policy(entry.before().orElseThrow())));
            }
            default -> throw new IllegalStateException("the log has a " + entry.type());
        };
    }

    /** The global policy is never deleted but reset. */
    private static Topology withoutPolicy(Topology topology, ChatPolicy policy) {
        return policy.key().equals(Ids.key(PolicyIdentity.GLOBAL.written()))
                ? topology.with(new ChatPolicy(PolicyIdentity.GLOBAL, false, Optional.empty()))
                : topology.without(policy);
    }
}
