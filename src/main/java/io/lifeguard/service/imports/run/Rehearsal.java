package io.lifeguard.service.imports.run;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.FlattenedNames;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.impact.ImpactRecorder;
import io.lifeguard.service.imports.impact.UserTransition;
import io.lifeguard.store.write.ContentIdentifiers.ContentIdentifier;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the dry runs of earlier files would have stored, as far as later files refer to it: pools, policies, categories,
 * add-ins, and the users that client configurations name. Kept in memory, because a transaction that is rolled back would hold the write lock for all files.
 */
public final class Rehearsal {
    private final Optional<ImpactRecorder> impact;
    private Optional<Topology> stored = Optional.empty();
    private Optional<Topology> topology = Optional.empty();
    private final Map<String, Category> categories = new HashMap<>();
    private final Map<String, AddIn> addIns = new HashMap<>();
    private final Map<ContentIdentifier, ContentItemId> identifiers = new HashMap<>();
    private final Map<String, PoolContentCounts> contentCounts = new HashMap<>();
    private RehearsedUsers users = new RehearsedUsers(Set.of());
    private boolean hasComparedUsers;

    /** A rehearsal that does not tell who would gain and lose what. */
    public Rehearsal() {
        this(Optional.empty());
    }

    /** @param impact records who would gain and lose what */
    public Rehearsal(Optional<ImpactRecorder> impact) {
        this.impact = impact;
    }

    public Optional<ImpactRecorder> impact() {
        return impact;
    }

    /** The topology that is stored, as the first file about it found it; empty if there was none. */
    public Optional<Topology> storedTopology() {
        return stored;
    }

    /**
     * Must be called with the topology that each part of a rehearsal reads.
     *
     * @throws LifeguardException {@link FailureCode#BUSY} if an impact is told and the topology is no longer the one that the
     *     earlier files were compared with
     */
    public void check(Topology read) {
        if (impact.isPresent() && stored.isPresent() && !stored.get().equals(read)) {
            throw LifeguardException.busy(
                    "Pools or policies changed during the rehearsal, so its impact is not known; send the files again.");
        }
    }

    /** The topology after the earlier files; empty if they change none. */
    public Optional<Topology> topology() {
        return topology;
    }

    /**
     * @param read the stored topology that a file was compared with
     * @param reached the topology after the file
     */
    public void setTopology(Topology read, Topology reached) {
        check(read);
        stored = stored.or(() -> Optional.of(read));
        topology = Optional.of(reached);
    }

    /** @param named the keys of the addresses that the client configurations of a later file name */
    public void expectUsers(Set<String> named) {
        users = new RehearsedUsers(named);
    }

    public RehearsedUsers users() {
        return users;
    }

    /**
     * Records what users would gain and lose, where that is told.
     *
     * @param reached the topology after the files so far
     */
    public Uni<Void> record(Topology reached, List<UserTransition> transitions) {
        if (impact.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        hasComparedUsers = true;
        return impact.get().record(stored.orElse(reached), reached, transitions);
    }

    /**
     * As {@link #setTopology}, for migrations, whose file comes after those about users.
     *
     * @throws LifeguardException {@link FailureCode#FILE_REFUSED} if an impact is told of users that were compared with another
     *     topology
     */
    public void setTopologyOfSteps(Topology read, Topology reached) {
        if (impact.isPresent() && hasComparedUsers && !topology.orElse(read).equals(reached)) {
            throw LifeguardException.fileRefused(
                    "The migrations of the archive change chat pools after its users were compared, so the impact is not known; rehearse the impact of migrations.csv by itself, when the other files are imported.");
        }
        setTopology(read, reached);
    }

    /** The stored facts about a chat pool with what the earlier files would have stored; names of content are not compared. */
    public WriteContext onContext(WriteContext stored) {
        return new WriteContext(
                topology.orElse(stored.topology()),
                stored.users(),
                Stream.concat(stored.configurations().stream(), users.groups().stream())
                        .toList(),
                Stream.concat(stored.contentCounts().stream(), contentCounts.values().stream())
                        .collect(Collectors.toMap(PoolContentCounts::pool, counts -> counts, PoolContentCounts::plus))
                        .values()
                        .stream()
                        .toList());
    }

    /** The stored contents with the topology after the earlier files. */
    public ContentSnapshot onTopology(ContentSnapshot stored) {
        return topology.map(reached -> new ContentSnapshot(
                        reached, stored.categories(), stored.rooms(), stored.addIns(), stored.uses()))
                .orElse(stored);
    }

    /** Adds an item of an earlier file, and the categories above it, to the contents that a row is decided on. */
    public void addTo(ContentItemId id, ContentSnapshot contents) {
        Optional<ContentItemId> next = Optional.of(id);
        for (int depth = 0; next.isPresent() && depth <= FlattenedNames.MAX_DEPTH; depth++) {
            Optional.ofNullable(categories.get(next.get().key())).ifPresent(contents::put);
            Optional.ofNullable(addIns.get(next.get().key())).ifPresent(contents::put);
            next = contents.category(next.get()).flatMap(Category::parentId);
        }
    }

    /** Remembers what a row would store. */
    public void add(WriteDecision decision) {
        decision.changes().forEach(change -> {
            Subject.CATEGORY.of(change).flatMap(Change::after).ifPresent(item -> categories.put(item.key(), item));
            Subject.ADD_IN.of(change).flatMap(Change::after).ifPresent(item -> addIns.put(item.key(), item));
            if (change.kind() == ChangeOperation.CREATED) {
                change.after()
                        .filter(ContentItem.class::isInstance)
                        .map(item -> PoolContentCounts.of((ContentItem) item))
                        .ifPresent(one -> contentCounts.merge(one.pool(), one, PoolContentCounts::plus));
            }
        });
    }

    /** Remembers the id that a row gives to its item. */
    public void add(ContentIdentifier identifier, ContentItemId item) {
        identifiers.put(identifier, item);
    }

    /** The items that earlier files give ids to. */
    public Map<ContentIdentifier, ContentItemId> identifiers() {
        return identifiers;
    }
}
