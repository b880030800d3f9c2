package io.lifeguard.scim.group;

import io.lifeguard.model.directory.DirectoryGroup;
import io.lifeguard.model.directory.DirectoryMember;
import io.lifeguard.rules.Violation;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ScimContext;
import io.lifeguard.service.directory.DirectoryQueries;
import io.lifeguard.service.write.AtomicWrites.AtomicOutcome;
import io.lifeguard.service.write.DirectoryWrites;
import io.lifeguard.service.write.WriteRule;
import io.lifeguard.service.write.WriteService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads and changes the members of groups. */
@Singleton
class GroupMembers {
    /** The most members that one response shows. */
    static final int MAX_SHOWN = 10_000;

    /** The most members that one transaction changes: its other writes wait for it. */
    private static final int MAX_IN_TRANSACTION = 500;

    private final DirectoryQueries directory;
    private final DirectoryWrites users;
    private final WriteService writes;

    GroupMembers(DirectoryQueries directory, DirectoryWrites users, WriteService writes) {
        this.directory = directory;
        this.users = users;
        this.writes = writes;
    }

    /** @throws RefusedRequest {@code tooMany} if the groups have more than {@link #MAX_SHOWN} members */
    List<DirectoryMember> of(List<DirectoryGroup> groups, ScimContext request) {
        List<Long> ids = groups.stream().map(DirectoryGroup::id).toList();
        List<DirectoryMember> members = request.await(() -> directory.members(ids, MAX_SHOWN + 1));
        if (members.size() > MAX_SHOWN) {
            throw RefusedRequest.invalid(
                    "tooMany",
                    "members: there are more than %,d; send excludedAttributes=members, and find them with a filter of users: groups.value eq \"<id>\"."
                            .formatted(MAX_SHOWN));
        }
        return members;
    }

    /**
     * Grants the policy to those who join and takes it from those who leave, all of up to 500 at once or none.
     *
     * @throws RefusedRequest if one who joins is not recorded or may not join
     */
    void change(DirectoryGroup group, Set<Long> joining, Set<Long> leaving, ScimContext request) {
        List<DirectoryMember> joined = recorded(joining, request);
        Set<Long> missing = new HashSet<>(joining);
        joined.forEach(member -> missing.remove(member.id()));
        if (!missing.isEmpty()) {
            throw RefusedRequest.invalidValue("members: there is no user with the id \""
                    + missing.iterator().next() + "\".");
        }
        String policy = group.policy().identity().written();
        List<WriteRule<?, ?>> rules = new ArrayList<>();
        joined.forEach(member -> rules.add(users.join(member, policy)));
        recorded(leaving, request).forEach(member -> rules.add(users.leave(member, policy)));
        for (int from = 0; from < rules.size(); from += MAX_IN_TRANSACTION) {
            List<WriteRule<?, ?>> part = rules.subList(from, Math.min(rules.size(), from + MAX_IN_TRANSACTION));
            check(request.await(() -> writes.writeAll(part, false)), request);
        }
    }

    private List<DirectoryMember> recorded(Set<Long> ids, ScimContext request) {
        return ids.isEmpty() ? List.of() : request.await(() -> directory.membersById(List.copyOf(ids)));
    }

    private static void check(List<AtomicOutcome> outcomes, ScimContext request) {
        List<Violation> violations = outcomes.stream()
                .flatMap(outcome -> outcome.result().stream())
                .flatMap(result -> result.violations().stream())
                .toList();
        if (!violations.isEmpty()) {
            RefusedRequest refused = RefusedRequest.of(violations, path -> GroupSchema.MEMBERS);
            request.record(refused);
            throw refused;
        }
    }
}
