package io.lifeguard.service.imports.impact;

import io.lifeguard.rules.event.EffectFilter;
import io.lifeguard.rules.event.EligibilityChange;
import io.lifeguard.store.imports.ImpactTable;
import io.lifeguard.store.write.PrimaryDatabase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Reads who would gain and lose what by imports, whichever instance has rehearsed them. */
@Singleton
public class ImpactQueries {
    private final PrimaryDatabase primary;

    ImpactQueries(PrimaryDatabase primary) {
        this.primary = primary;
    }

    /**
     * A user and some of what the user would gain and lose.
     *
     * @param key the place of the user in the order of pages, with the other key
     * @param address SIP address after the import, or before it if the user would be deleted
     */
    public record AffectedUser(String key, String externalKey, String address, List<EligibilityChange> changes) {}

    /** The counts of a rehearsal that has ended. */
    public Uni<ImportImpact> impact(UUID importId) {
        return ImpactTable.users(primary.statements(), importId)
                .chain(users -> ImpactTable.counts(primary.statements(), importId)
                        .map(counts -> ImportImpact.of(users, counts)));
    }

    /**
     * A page of the users behind a count, in the order of their keys, each with the changes that match.
     *
     * @param afterKey the key that the page begins after; empty for the first page
     */
    public Uni<List<AffectedUser>> users(
            UUID importId, String afterKey, String afterExternalKey, EffectFilter filter, int size) {
        return ImpactTable.page(primary.statements(), importId, afterKey, afterExternalKey, filter, size)
                .map(users -> users.stream()
                        .map(user -> new AffectedUser(
                                user.key(),
                                user.externalKey(),
                                user.address(),
                                user.changes().stream().filter(filter::matches).toList()))
                        .toList());
    }
}
