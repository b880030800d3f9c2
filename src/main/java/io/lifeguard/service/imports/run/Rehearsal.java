package io.lifeguard.service.imports.run;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItem;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.rules.write.ContentSnapshot;
import io.lifeguard.rules.write.FlattenedNames;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.impact.ImpactRecorder;
import io.lifeguard.store.write.ContentIdentifiers.ContentIdentifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the dry runs of earlier files would have stored, as far as later files refer to it: pools, policies, categories and
 * add-ins. Kept in memory, because a transaction that is rolled back would hold the write lock for all files.
 */
public final class Rehearsal {
    private final Optional<ImpactRecorder> impact;
    private Optional<Topology> stored = Optional.empty();
    private Optional<Topology> topology = Optional.empty();
    private final Map<String, ContentItem> items = new HashMap<>();
    private final Map<ContentIdentifier, ContentItemId> identifiers = new HashMap<>();

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
            Optional.ofNullable(items.get(next.get().key())).ifPresent(contents::put);
            next = contents.category(next.get()).flatMap(Category::parentId);
        }
    }

    /** Remembers what a row would store. */
    public void add(WriteDecision decision) {
        decision.changes().forEach(change -> {
            if (change.after().orElse(null) instanceof ContentItem item
                    && (item instanceof Category || item instanceof AddIn)) {
                items.put(item.key(), item);
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
