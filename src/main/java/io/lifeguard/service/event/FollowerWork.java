package io.lifeguard.service.event;

import io.lifeguard.rules.event.EligibilityChange;
import io.lifeguard.service.event.EventDerivation.EventBatch;
import io.lifeguard.service.event.EventDerivation.GroupDifferences;
import io.lifeguard.service.event.EventDerivation.UserDifference;
import io.lifeguard.store.event.DerivedEvents;
import io.lifeguard.store.event.DerivedEvents.GroupEvents;
import io.lifeguard.store.event.DerivedEvents.UserEvents;
import io.lifeguard.store.event.EventTrimming;
import io.lifeguard.store.event.FollowedUser;
import io.lifeguard.store.event.FollowerSession;
import io.lifeguard.store.event.FollowerState;
import io.lifeguard.store.event.FollowerState.FollowerPosition;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The transactions of the follower. Each derives the events of some writes and stores them together with the position, so
 * that whatever ends the instance, the next follower goes on exactly where this one has committed.
 */
final class FollowerWork {
    private static final Logger LOG = Logger.getLogger(FollowerWork.class);

    private static final int TRIM_BATCH = 2_000;
    /** All groups are decided for each change of pools or policies; an erasure waits for the end of the transaction. */
    private static final int MAX_DECIDED_GROUPS = 5_000;

    private final FollowerSession session;
    private final FollowerMemory memory;

    private FollowerWork(FollowerSession session, FollowerMemory memory) {
        this.session = session;
        this.memory = memory;
    }

    /**
     * Reads what is stored about the follower. On a database without events, or whose log is no longer kept from the position
     * on, it begins with what is recorded now.
     */
    static Uni<FollowerWork> begin(FollowerSession session) {
        return session.inTransaction(() -> FollowerState.lock(session.statements()))
                .chain(stored -> stored.filter(position -> position.logKeptAfter() <= position.position())
                                .isPresent()
                        ? Uni.createFrom().voidItem()
                        : copyPresent(session, stored))
                .chain(() -> session.inTransaction(() -> read(session)));
    }

    private static Uni<Void> copyPresent(FollowerSession session, Optional<FollowerPosition> stored) {
        return session.copyPresent()
                .invoke(() -> stored.ifPresentOrElse(
                        old -> LOG.warnf(
                                "Events: the change log is kept after revision %d only, and events were derived up to %d; those"
                                        + " between are missing",
                                old.logKeptAfter(), old.position()),
                        () -> LOG.info("Events: derived from the present revision on")));
    }

    private static Uni<FollowerWork> read(FollowerSession session) {
        SqlExecutor statements = session.statements();
        return FollowerState.lock(statements).map(Optional::orElseThrow).chain(stored -> FollowerState.read(statements)
                .map(facts -> new FollowerWork(session, new FollowerMemory(stored.position(), facts))));
    }

    FollowerSession session() {
        return session;
    }

    /** Derives the events of the next writes; emits whether there were any writes. */
    Uni<Boolean> deriveNext() {
        return session.inTransaction(() -> FollowerState.lock(session.statements())
                .map(Optional::orElseThrow)
                .invoke(this::checkPosition)
                .chain(() -> FollowedWrite.after(session.statements(), memory.position()))
                .map(this::ofOneTransaction)
                .chain(writes -> writes.isEmpty() ? Uni.createFrom().item(false) : derive(writes)));
    }

    private List<FollowedWrite> ofOneTransaction(List<FollowedWrite> writes) {
        int end = 0;
        for (int decided = 0; end < writes.size() && decided < MAX_DECIDED_GROUPS; end++) {
            decided += writes.get(end).changesTopology() ? memory.groups().size() : 0;
        }
        return writes.subList(0, end);
    }

    private void checkPosition(FollowerPosition stored) {
        if (stored.position() != memory.position() || stored.logKeptAfter() > stored.position()) {
            throw new IllegalStateException("events were derived up to revision " + stored.position() + ", not "
                    + memory.position() + "; the log is kept after " + stored.logKeptAfter());
        }
    }

    private Uni<Boolean> derive(List<FollowedWrite> writes) {
        SqlExecutor statements = session.statements();
        boolean changesTopology = writes.stream().anyMatch(FollowedWrite::changesTopology);
        return users(TrackedUsers.keys(writes))
                // decisions about many groups take too long for an event loop
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(users -> new EventDerivation(memory, users).derive(writes))
                .chain(batches -> store(batches)
                        .chain(() -> FollowerState.moveTo(
                                statements,
                                memory.position(),
                                changesTopology ? Optional.of(memory.topology()) : Optional.empty()))
                        .chain(() -> batches.stream().allMatch(FollowerWork::isWithoutEvents)
                                ? Uni.createFrom().voidItem()
                                : DerivedEvents.announce(statements)))
                .replaceWith(true);
    }

    private Uni<TrackedUsers> users(Set<String> keys) {
        return (keys.isEmpty()
                        ? Uni.createFrom().item(List.<FollowedUser>of())
                        : DerivedEvents.users(session.statements(), keys))
                .map(found -> new TrackedUsers(
                        found.stream()
                                .map(user -> TrackedUser.recorded(user, memory.group(user.groupId())))
                                .toList(),
                        memory::nextUser));
    }

    private static boolean isWithoutEvents(EventBatch batch) {
        return batch.events().isEmpty() && batch.groups().isEmpty();
    }

    private Uni<Void> store(List<EventBatch> batches) {
        SqlExecutor statements = session.statements();
        Uni<Void> stored =
                DerivedEvents.putGroups(statements, memory.takeAddedGroups()).chain(() -> storeDifferences(batches));
        for (EventBatch batch : batches) {
            stored = stored.chain(() -> store(batch));
        }
        return stored;
    }

    private Uni<Void> storeDifferences(List<EventBatch> batches) {
        memory.bound();
        Map<List<EligibilityChange>, Long> ids = memory.storedDifferences();
        Set<List<EligibilityChange>> unknown = new HashSet<>();
        for (EventBatch batch : batches) {
            batch.events().forEach(event -> unknown.add(event.changes()));
            batch.groups().ifPresent(groups -> unknown.addAll(groups.byGroup().values()));
        }
        unknown.removeAll(ids.keySet());
        return unknown.isEmpty()
                ? Uni.createFrom().voidItem()
                : DerivedEvents.putDifferences(session.statements(), unknown, memory::nextDifference)
                        .invoke(ids::putAll)
                        .replaceWithVoid();
    }

    private Uni<Void> store(EventBatch batch) {
        SqlExecutor statements = session.statements();
        return DerivedEvents.putUsers(statements, batch.users())
                .chain(() -> DerivedEvents.deleteUsers(statements, batch.deleted()))
                .chain(() -> DerivedEvents.putEvents(
                        statements, batch.events().stream().map(this::stored).toList()))
                .chain(() -> batch.groups().map(this::storeOfGroups).orElseGet(() -> Uni.createFrom()
                        .voidItem()));
    }

    private UserEvents stored(UserDifference event) {
        return new UserEvents(event.revision(), event.first(), event.user(), storedId(event.changes()));
    }

    private Uni<Void> storeOfGroups(GroupDifferences groups) {
        List<GroupEvents> events = groups.byGroup().entrySet().stream()
                .map(group -> new GroupEvents(
                        group.getKey(),
                        storedId(group.getValue()),
                        group.getValue().size()))
                .toList();
        return DerivedEvents.putEventsOfGroups(
                session.statements(), groups.revision(), groups.first(), events, groups.except());
    }

    /** Removes one portion of old events, at last also what nothing refers to any more; emits whether there may be more. */
    Uni<Boolean> trim(Duration age) {
        SqlExecutor statements = session.statements();
        return session.inTransaction(() -> FollowerState.lock(statements)
                .chain(() -> EventTrimming.trim(statements, age, TRIM_BATCH))
                .chain(removed -> removed > 0
                        ? Uni.createFrom().item(true)
                        : removeUnused().replaceWith(false)));
    }

    private Uni<Void> removeUnused() {
        return EventTrimming.removeUnusedDifferences(session.statements())
                .invoke(() -> memory.storedDifferences().clear())
                .chain(() -> EventTrimming.removeUnusedGroups(session.statements()))
                .invoke(memory::removeGroups)
                .replaceWithVoid();
    }

    private long storedId(List<EligibilityChange> changes) {
        return Optional.ofNullable(memory.storedDifferences().get(changes)).orElseThrow();
    }
}
