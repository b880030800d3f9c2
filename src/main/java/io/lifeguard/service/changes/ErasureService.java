package io.lifeguard.service.changes;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.UserAddressChange;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.changes.UserHistory.AddressPeriod;
import io.lifeguard.service.write.WriteService;
import io.lifeguard.store.changes.EventTraces;
import io.lifeguard.store.changes.UserTraces;
import io.lifeguard.store.changes.UserTraces.AddressSpan;
import io.lifeguard.store.imports.ImportRowTable;
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
 * Erases deleted users from the change log: a pseudonym replaces the names in their entries. The entries themselves stay,
 * so that replaying the log gives the same data, and a new entry tells subscribers which entries changed.
 */
@ApplicationScoped
public class ErasureService {
    private final WriteService writes;
    private final CallerContext callers;

    ErasureService(WriteService writes, CallerContext callers) {
        this.writes = writes;
        this.callers = callers;
    }

    /**
     * The result of an erasure, or of its dry run.
     *
     * @param pseudonyms of the users who had the address, the last user first; at least one
     * @param changes how many entries of the log are about them
     * @param revision after the erasure
     */
    public record Erasure(List<String> pseudonyms, int changes, boolean applied, Revision revision) {}

    /**
     * Erases all users who had this SIP address when they were deleted, under every address that they had.
     *
     * @param sipAddress {@code a@b} means {@code sip:a@b}
     * @return fails with {@link FailureCode#INVALID_VALUE} if a user of this address is recorded, with
     *     {@link FailureCode#NOT_FOUND} if the log knows of none who was deleted, and as every write with
     *     {@link FailureCode#BUSY} and {@link FailureCode#OUTCOME_UNKNOWN}
     */
    public Uni<Erasure> erase(String sipAddress, boolean dryRun) {
        if (!Ids.isStorable(sipAddress)) {
            throw LifeguardException.invalidValue(
                    "sipAddress: " + InputSanitizer.quote(sipAddress) + " is not a SIP address.");
        }
        String address = Ids.sipAddress(sipAddress);
        String actor = callers.actor();
        Uni<Erasure> erasure = dryRun
                ? writes.dryRun(on -> target(on, address).chain(target -> erasure(on, target, false)))
                : writes.runLocked(on -> target(on, address)
                        .call(target -> rewriteEvents(on, target.histories()))
                        .call(target -> rewrite(on, target.histories(), actor))
                        .chain(target -> erasure(on, target, true)));
        return erasure.invoke(e -> RequestRevisions.observe(e.revision()));
    }

    /** @param changes how many entries of the log are about the users */
    private record ErasureTarget(List<UserHistory> histories, int changes) {}

    private Uni<ErasureTarget> target(SqlExecutor on, String address) {
        return UserTraces.isRecorded(on, address)
                .invoke(recorded -> {
                    if (recorded) {
                        throw LifeguardException.invalidValue("sipAddress: " + InputSanitizer.quote(address)
                                + " belongs to a user. Only deleted users can be erased; delete the user first.");
                    }
                })
                .chain(() -> UserTraces.changesOfAddress(on, address, Long.MAX_VALUE))
                .chain(entries -> forEach(UserHistory.deleted(entries), period -> history(on, period)))
                .chain(histories -> count(on, address, histories));
    }

    private static Uni<ErasureTarget> count(SqlExecutor on, String address, List<UserHistory> histories) {
        if (histories.isEmpty()) {
            throw LifeguardException.notFound(
                    "The change log has no deleted user " + InputSanitizer.quote(address) + ".");
        }
        List<AddressSpan> spans =
                histories.stream().flatMap(history -> history.spans().stream()).toList();
        int ofUsers =
                histories.stream().mapToInt(history -> history.numbers().size()).sum();
        return forEach(spans, span -> UserTraces.countConfigurations(on, span))
                .map(counts -> new ErasureTarget(
                        histories,
                        ofUsers + counts.stream().mapToInt(Integer::intValue).sum()));
    }

    private static Uni<UserHistory> history(SqlExecutor on, AddressPeriod last) {
        return followBack(on, last, new UserHistory(new ArrayList<>(), new ArrayList<>()));
    }

    /** Follows renames back to the creation of the user or the start of the log. */
    private static Uni<UserHistory> followBack(SqlExecutor on, AddressPeriod period, UserHistory history) {
        period.entries().forEach(entry -> history.numbers().add(entry.number()));
        if (period.isFirst()) {
            history.spans().add(period.span(period.earliest().number()));
            return Uni.createFrom().item(history);
        }
        UserAddressChange earliest = period.earliest();
        return UserTraces.renamedTo(on, earliest.address(), earliest.number()).chain(renamed -> {
            long from = renamed.map(UserAddressChange::number)
                    .filter(n -> n > period.before())
                    .orElse(period.before());
            history.spans().add(period.span(from + 1));
            if (from == period.before()) {
                return Uni.createFrom().item(history);
            }
            return UserTraces.changesOfAddress(on, renamed.orElseThrow().address(), from)
                    .chain(entries -> followBack(on, UserHistory.period(entries), history));
        });
    }

    private static Uni<Void> rewrite(SqlExecutor on, List<UserHistory> histories, String actor) {
        return eraseRowsOfImports(on, histories)
                .chain(() -> forEach(histories, history -> UserTraces.rewrite(
                                on, history.numbers(), history.pseudonym())
                        .chain(() ->
                                forEach(history.spans(), span -> UserTraces.rewrite(on, span, history.pseudonym())))
                        .chain(() -> UserTraces.appendErasure(on, actor, history.pseudonym(), history.numbers()))))
                .replaceWithVoid();
    }

    /** Also of users whose deletion no events were derived from yet. */
    private static Uni<Void> rewriteEvents(SqlExecutor on, List<UserHistory> histories) {
        return EventTraces.lock(on)
                .chain(() -> forEach(
                        histories,
                        history -> forEach(
                                history.spans(),
                                span -> EventTraces.rewrite(on, span, history.numbers(), history.pseudonym()))))
                .replaceWithVoid();
    }

    /** Rows of imports that were refused name users too. The external ids are known before the log is rewritten. */
    private static Uni<Void> eraseRowsOfImports(SqlExecutor on, List<UserHistory> histories) {
        List<Long> numbers = histories.stream()
                .flatMap(history -> history.numbers().stream())
                .toList();
        List<String> addresses = histories.stream()
                .flatMap(history -> history.spans().stream())
                .map(AddressSpan::address)
                .toList();
        return ImportRowTable.externalIds(on, numbers)
                .chain(externalIds -> ImportRowTable.erase(
                        on,
                        addresses,
                        addresses.stream().map(Ids::key).toList(),
                        externalIds.stream().map(Ids::key).toList()));
    }

    /** Reads the revision in the transaction: after the commit the database may be gone, and the erasure is done. */
    private static Uni<Erasure> erasure(SqlExecutor on, ErasureTarget target, boolean applied) {
        return PrimaryDatabase.present(on)
                .map(revision -> new Erasure(
                        target.histories().stream().map(UserHistory::pseudonym).toList(),
                        target.changes(),
                        applied,
                        revision));
    }

    /** Runs the work for one item after the other, because all of it uses one connection. */
    private static <T, R> Uni<List<R>> forEach(List<T> items, Function<T, Uni<R>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }
}
