package io.lifeguard.service.changes;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.UserAddressChange;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.changes.UserHistory.AddressPeriod;
import io.lifeguard.service.write.SerialWrites;
import io.lifeguard.store.changes.UserTraces;
import io.lifeguard.store.changes.UserTraces.AddressSpan;
import io.lifeguard.store.sql.RequestRevisions;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.PrimaryDatabase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Takes the names of deleted users out of the change log. The entries stay, under a pseudonym, so that what the log leads
 * to stays the same; an entry of its own tells followers which ones have changed.
 */
@ApplicationScoped
public class ErasureService {
    private final SerialWrites writes;
    private final PrimaryDatabase primary;
    private final CallerContext callers;

    ErasureService(SerialWrites writes, PrimaryDatabase primary, CallerContext callers) {
        this.writes = writes;
        this.primary = primary;
        this.callers = callers;
    }

    /**
     * What was erased, or would be.
     *
     * @param pseudonyms of the users who had the address one after the other, the last one first; one at least
     * @param changes how many entries of the log were about them
     * @param revision the state after it
     */
    public record Erasure(List<String> pseudonyms, int changes, boolean applied, Revision revision) {}

    /**
     * Erases everybody who had this address when deleted, under every address that they had.
     *
     * @param sipAddress {@code a@b} is taken for {@code sip:a@b} too
     * @return fails with {@link FailureCode#INVALID_VALUE} if a user of this address is recorded, with
     *     {@link FailureCode#NOT_FOUND} if the log knows of none who was deleted, with {@link FailureCode#BUSY} as every write
     */
    public Uni<Erasure> erase(String sipAddress, boolean dryRun) {
        if (!Ids.isStorable(sipAddress)) {
            throw LifeguardException.invalidValue("sipAddress: " + InputSanitizer.quote(sipAddress) + " is no SIP address.");
        }
        String address = Ids.sipAddress(sipAddress);
        String actor = callers.actor();
        Uni<Erasure> erasure = dryRun
                ? found(primary.statements(), address).chain(found -> erasure(found, false))
                : writes.underTheLock(on -> found(on, address).call(found -> rewrite(on, found.lives(), actor)))
                        .chain(found -> erasure(found, true));
        return erasure.invoke(e -> RequestRevisions.observe(e.revision()));
    }

    private record ErasureTarget(List<UserHistory> lives, int changes) {}

    private Uni<ErasureTarget> found(SqlExecutor on, String address) {
        return UserTraces.isRecorded(on, address)
                .invoke(recorded -> {
                    if (recorded) {
                        throw LifeguardException.invalidValue("sipAddress: " + InputSanitizer.quote(address)
                                + " is a user who is recorded. Delete the user first; what is kept of somebody who is"
                                + " recorded is not erased.");
                    }
                })
                .chain(() -> UserTraces.changesOfAddress(on, address, Long.MAX_VALUE))
                .chain(entries -> inTurn(UserHistory.ended(entries), stay -> life(on, stay)))
                .chain(lives -> count(on, address, lives));
    }

    private static Uni<ErasureTarget> count(SqlExecutor on, String address, List<UserHistory> lives) {
        if (lives.isEmpty()) {
            throw LifeguardException.notFound(
                    "The log knows of no user " + InputSanitizer.quote(address) + " who was deleted.");
        }
        List<AddressSpan> spans =
                lives.stream().flatMap(life -> life.spans().stream()).toList();
        int ofUsers = lives.stream().mapToInt(life -> life.numbers().size()).sum();
        return inTurn(spans, span -> UserTraces.countConfigurations(on, span))
                .map(counts -> new ErasureTarget(
                        lives,
                        ofUsers + counts.stream().mapToInt(Integer::intValue).sum()));
    }

    private static Uni<UserHistory> life(SqlExecutor on, AddressPeriod last) {
        return back(on, last, new UserHistory(new ArrayList<>(), new ArrayList<>()));
    }

    /** Goes back from address to address to where the user was new, or the log begins. */
    private static Uni<UserHistory> back(SqlExecutor on, AddressPeriod stay, UserHistory life) {
        stay.entries().forEach(entry -> life.numbers().add(entry.number()));
        if (stay.isFirst()) {
            life.spans().add(stay.span(stay.earliest().number()));
            return Uni.createFrom().item(life);
        }
        UserAddressChange earliest = stay.earliest();
        return UserTraces.renamedTo(on, earliest.address(), earliest.number())
                .chain(renamed -> {
                    long from = renamed.map(UserAddressChange::number)
                            .filter(n -> n > stay.before())
                            .orElse(stay.before());
                    life.spans().add(stay.span(from + 1));
                    if (from == stay.before()) {
                        return Uni.createFrom().item(life);
                    }
                    return UserTraces.changesOfAddress(on, renamed.orElseThrow().address(), from)
                            .chain(entries -> back(on, UserHistory.stay(entries), life));
                });
    }

    private static Uni<Void> rewrite(SqlExecutor on, List<UserHistory> lives, String actor) {
        return inTurn(lives, life -> UserTraces.rewrite(on, life.numbers(), life.pseudonym())
                        .chain(() ->
                                inTurn(life.spans(), span -> UserTraces.rewrite(on, span, life.pseudonym())))
                        .chain(() -> UserTraces.appendErasure(on, actor, life.pseudonym(), life.numbers())))
                .replaceWithVoid();
    }

    private Uni<Erasure> erasure(ErasureTarget found, boolean applied) {
        return primary.present()
                .map(revision -> new Erasure(
                        found.lives().stream().map(UserHistory::pseudonym).toList(),
                        found.changes(),
                        applied,
                        revision));
    }

    /** One after the other, as one connection must be asked. */
    private static <T, R> Uni<List<R>> inTurn(List<T> items, Function<T, Uni<R>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
