package io.lifeguard.service.write;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.directory.DirectoryAttributes;
import io.lifeguard.model.directory.DirectoryMember;
import io.lifeguard.model.directory.DirectoryUser;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.write.DirectoryRules;
import io.lifeguard.rules.write.DirectoryRules.AttributesDraft;
import io.lifeguard.rules.write.UserDraft;
import io.lifeguard.rules.write.UserRules;
import io.lifeguard.rules.write.UserRules.UserFacts;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.entity.TableNames;
import io.lifeguard.store.facts.DirectoryAttributeReads;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.facts.WriteFactReads.ReferencedIds;
import io.lifeguard.store.facts.WriteFactReads.UserWriteSnapshot;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes of an identity system to users, which it names by their row. A write to a user that is no longer as it was read fails
 * with {@link FailureCode#PRECONDITION_FAILED}, so that the caller reads and decides again.
 */
@ApplicationScoped
public class DirectoryWrites {
    private final WriteFactReads facts;

    DirectoryWrites(WriteFactReads facts) {
        this.facts = facts;
    }

    /** @param row of the stored user */
    private record DirectoryFacts(UserFacts user, Optional<Long> row, String attributes) {
        DirectoryFacts withAttributes(String read) {
            return new DirectoryFacts(user, row, read);
        }
    }

    public WriteRule<?, User> create(UserDraft draft, AttributesDraft attributes) {
        return write(
                ids(draft.sipAddress(), draft),
                (statements, known) -> Uni.createFrom().item(known),
                known -> DirectoryRules.create(draft, attributes, known.user()));
    }

    /** @param stored as it was read */
    public WriteRule<?, User> replace(DirectoryUser stored, UserDraft draft, AttributesDraft attributes) {
        String address = stored.user().sipAddress();
        return write(ids(address, draft), DirectoryWrites::withAttributes, known -> {
            checkUnchanged(stored, known);
            return DirectoryRules.replace(address, draft, attributes, known.user());
        });
    }

    /** @param stored as it was read */
    public WriteRule<?, User> delete(DirectoryUser stored) {
        String address = stored.user().sipAddress();
        return write(of(address, Optional.empty()), DirectoryWrites::withAttributes, known -> {
            checkUnchanged(stored, known);
            return UserRules.delete(address, known.user());
        });
    }

    /**
     * Grants a policy, which replaces another.
     *
     * @param policy identity of a user policy
     */
    public WriteRule<?, User> join(DirectoryMember member, String policy) {
        return grant(member, Optional.of(policy), known -> true);
    }

    /** Takes a policy away; changes nothing if the user has another one by now, or is no longer recorded. */
    public WriteRule<?, User> leave(DirectoryMember member, String policy) {
        return grant(member, Optional.empty(), known -> known.user()
                .stored()
                .flatMap(User::grantedPolicy)
                .filter(granted -> granted.key().equals(Ids.key(policy)))
                .isPresent());
    }

    private WriteRule<?, User> grant(
            DirectoryMember member, Optional<String> policy, Function<DirectoryFacts, Boolean> isNeeded) {
        return write(
                of(member.sipAddress(), policy),
                (statements, known) -> Uni.createFrom().item(known),
                known -> isNeeded.apply(known)
                        ? UserRules.grant(member.sipAddress(), policy, known.user())
                        : WriteDecision.unchanged());
    }

    /** More facts, read with the statements that are given. */
    @FunctionalInterface
    private interface FurtherFacts {
        Uni<DirectoryFacts> read(SqlExecutor statements, DirectoryFacts known);
    }

    /** @param ids the first user is the one that is written */
    private WriteRule<?, User> write(
            ReferencedIds ids, FurtherFacts further, Function<DirectoryFacts, WriteDecision> decide) {
        String key = Ids.key(ids.users().get(0));
        return new WriteRule<DirectoryFacts, User>(
                "sipAddress",
                statements -> facts.ofUsers(statements, ids).chain(read -> further.read(statements, about(key, read))
                        .map(known -> read.map(snapshot -> known))),
                decide,
                (known, decision) ->
                        decision.resulting(Subject.USER, known.user().stored()));
    }

    private static Uni<DirectoryFacts> withAttributes(SqlExecutor statements, DirectoryFacts known) {
        return known.user().stored().isEmpty()
                ? Uni.createFrom().item(known)
                : DirectoryAttributeReads.ofUser(
                                statements, known.user().stored().get().sipAddress())
                        .map(known::withAttributes);
    }

    private static DirectoryFacts about(String key, VersionedFacts<UserWriteSnapshot> read) {
        UserFacts user = UserWrites.about(key, read.value());
        return new DirectoryFacts(
                user, user.stored().map(u -> read.rows().id(TableNames.USERS, key)), DirectoryAttributes.NONE);
    }

    private static void checkUnchanged(DirectoryUser stored, DirectoryFacts known) {
        boolean unchanged = known.row().equals(Optional.of(stored.id()))
                && known.user().stored().equals(Optional.of(stored.user()))
                && known.attributes().equals(stored.attributes());
        if (!unchanged) {
            throw LifeguardException.preconditionFailed(
                    "Another write has changed the user meanwhile. Nothing was stored.");
        }
    }

    private static ReferencedIds ids(String address, UserDraft draft) {
        return new ReferencedIds(
                List.of(address, draft.sipAddress()),
                draft.externalId().stream().toList(),
                List.of(),
                draft.home().stream().toList(),
                draft.grantedPolicy().stream().toList());
    }

    private static ReferencedIds of(String address, Optional<String> policy) {
        return new ReferencedIds(
                List.of(address),
                List.of(),
                List.of(),
                List.of(),
                policy.stream().toList());
    }
}
