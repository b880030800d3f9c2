package io.lifeguard.service.event;

import io.lifeguard.model.decision.Topology;
import io.lifeguard.rules.event.EligibilityChange;
import io.lifeguard.rules.event.EligibilityDifference;
import io.lifeguard.rules.event.EligibilityDifference.GroupState;
import io.lifeguard.rules.event.FollowedGroup;
import io.lifeguard.store.event.FollowerState.FollowedFacts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the follower remembers between transactions. It is of the revision that the last transaction has committed: after a
 * failure it is read again.
 */
final class FollowerMemory {
    private static final int MAX_REMEMBERED = 10_000;

    private final EligibilityDifference eligibility = new EligibilityDifference();
    private final Map<FollowedGroup, Long> groups = new LinkedHashMap<>();
    private final Map<Long, FollowedGroup> groupsById = new HashMap<>();
    private final Map<GroupPair, List<EligibilityChange>> differences = new HashMap<>();
    private final Map<List<EligibilityChange>, Long> storedDifferences = new HashMap<>();
    private Map<Long, FollowedGroup> addedGroups = new LinkedHashMap<>();
    private Topology topology;
    private long position;
    private long lastUser;
    private long lastGroup;
    private long lastDifference;

    /** @param facts what was recorded at the position */
    FollowerMemory(long position, FollowedFacts facts) {
        this.position = position;
        topology = facts.topology();
        lastUser = facts.lastUser();
        lastGroup = facts.lastGroup();
        lastDifference = facts.lastDifference();
        facts.groups().forEach((id, group) -> {
            groups.put(group, id);
            groupsById.put(id, group);
        });
    }

    private record GroupPair(Optional<FollowedGroup> before, Optional<FollowedGroup> after) {}

    long position() {
        return position;
    }

    void moveTo(long revision) {
        position = revision;
    }

    Topology topology() {
        return topology;
    }

    void setTopology(Topology changed) {
        topology = changed;
        differences.clear();
    }

    long nextUser() {
        return ++lastUser;
    }

    long nextDifference() {
        return ++lastDifference;
    }

    Map<FollowedGroup, Long> groups() {
        return groups;
    }

    Optional<FollowedGroup> group(long id) {
        return Optional.ofNullable(groupsById.get(id));
    }

    long id(FollowedGroup group) {
        return groups.computeIfAbsent(group, added -> {
            addedGroups.put(++lastGroup, added);
            groupsById.put(lastGroup, added);
            return lastGroup;
        });
    }

    /** The groups that were added since the last call, by id. */
    Map<Long, FollowedGroup> takeAddedGroups() {
        Map<Long, FollowedGroup> taken = addedGroups;
        addedGroups = new LinkedHashMap<>();
        return taken;
    }

    void removeGroups(Set<Long> ids) {
        groups.values().removeAll(ids);
        groupsById.keySet().removeAll(ids);
    }

    /** What a user gains and loses who goes from one group to another. */
    List<EligibilityChange> difference(Optional<FollowedGroup> before, Optional<FollowedGroup> after) {
        if (differences.size() >= MAX_REMEMBERED) {
            differences.clear();
        }
        return differences.computeIfAbsent(
                new GroupPair(before, after),
                pair -> eligibility.between(new GroupState(before, topology), new GroupState(after, topology)));
    }

    /** What a user gains and loses who also goes from another topology to the present one. */
    List<EligibilityChange> difference(
            Optional<FollowedGroup> before, Topology earlier, Optional<FollowedGroup> after) {
        return eligibility.between(new GroupState(before, earlier), new GroupState(after, topology));
    }

    /** The ids of differences that are known to be stored. */
    Map<List<EligibilityChange>, Long> storedDifferences() {
        return storedDifferences;
    }

    /** Forgets what can be found again, if it is much. */
    void bound() {
        if (storedDifferences.size() >= MAX_REMEMBERED) {
            storedDifferences.clear();
        }
    }
}
