package io.lifeguard.service;

import io.lifeguard.model.Echo;
import io.lifeguard.model.Ids;
import io.lifeguard.model.Revision;
import io.lifeguard.model.Trace;
import io.lifeguard.service.Life.Stay;
import io.lifeguard.store.Primary;
import io.lifeguard.store.RequestRevisions;
import io.lifeguard.store.Statements;
import io.lifeguard.store.UserTraces;
import io.lifeguard.store.UserTraces.Span;
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
public class Erasures {
    private final SerialWrites writes;
    private final Primary primary;
    private final Callers callers;

    Erasures(SerialWrites writes, Primary primary, Callers callers) {
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
     * @return fails with {@link InvalidValueException} if a user of this address is recorded, with
     *     {@link NotFoundException} if the log knows of none who was deleted, with {@link BusyException} as every write
     */
    public Uni<Erasure> erase(String sipAddress, boolean dryRun) {
        if (!Ids.isText(sipAddress)) {
            throw new InvalidValueException("sipAddress: " + Echo.of(sipAddress) + " is no SIP address.");
        }
        String address = Ids.sipAddress(sipAddress);
        String actor = callers.actor();
        Uni<Erasure> erasure = dryRun
                ? found(primary.statements(), address).chain(found -> erasure(found, false))
                : writes.underTheLock(on -> found(on, address).call(found -> rewrite(on, found.lives(), actor)))
                        .chain(found -> erasure(found, true));
        return erasure.invoke(e -> RequestRevisions.answerFrom(e.revision()));
    }

    private record Found(List<Life> lives, int changes) {}

    private Uni<Found> found(Statements on, String address) {
        return UserTraces.isRecorded(on, address)
                .invoke(recorded -> {
                    if (recorded) {
                        throw new InvalidValueException("sipAddress: " + Echo.of(address)
                                + " is a user who is recorded. Delete the user first; what is kept of somebody who is"
                                + " recorded is not erased.");
                    }
                })
                .chain(() -> UserTraces.under(on, address, Long.MAX_VALUE))
                .chain(entries -> inTurn(Life.ended(entries), stay -> life(on, stay)))
                .chain(lives -> count(on, address, lives));
    }

    private static Uni<Found> count(Statements on, String address, List<Life> lives) {
        if (lives.isEmpty()) {
            throw new NotFoundException("The log knows of no user " + Echo.of(address) + " who was deleted.");
        }
        List<Span> spans = lives.stream().flatMap(life -> life.spans().stream()).toList();
        int ofUsers = lives.stream().mapToInt(life -> life.numbers().size()).sum();
        return inTurn(spans, span -> UserTraces.configurations(on, span))
                .map(counts -> new Found(
                        lives,
                        ofUsers + counts.stream().mapToInt(Integer::intValue).sum()));
    }

    private static Uni<Life> life(Statements on, Stay last) {
        return back(on, last, new Life(new ArrayList<>(), new ArrayList<>()));
    }

    /** Goes back from address to address to where the user was new, or the log begins. */
    private static Uni<Life> back(Statements on, Stay stay, Life life) {
        stay.entries().forEach(entry -> life.numbers().add(entry.number()));
        if (stay.isFirst()) {
            life.spans().add(stay.span(stay.earliest().number()));
            return Uni.createFrom().item(life);
        }
        Trace earliest = stay.earliest();
        return UserTraces.renamedTo(on, earliest.address(), earliest.number()).chain(renamed -> {
            long from =
                    renamed.map(Trace::number).filter(n -> n > stay.before()).orElse(stay.before());
            life.spans().add(stay.span(from + 1));
            if (from == stay.before()) {
                return Uni.createFrom().item(life);
            }
            return UserTraces.under(on, renamed.orElseThrow().address(), from)
                    .chain(entries -> back(on, Life.stay(entries), life));
        });
    }

    private static Uni<Void> rewrite(Statements on, List<Life> lives, String actor) {
        return inTurn(lives, life -> UserTraces.rewrite(on, life.numbers(), life.pseudonym())
                        .chain(() -> inTurn(life.spans(), span -> UserTraces.rewrite(on, span, life.pseudonym())))
                        .chain(() -> UserTraces.log(on, actor, life.pseudonym(), life.numbers())))
                .replaceWithVoid();
    }

    private Uni<Erasure> erasure(Found found, boolean applied) {
        return primary.present()
                .map(revision -> new Erasure(
                        found.lives().stream().map(Life::pseudonym).toList(), found.changes(), applied, revision));
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
