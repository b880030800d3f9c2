package io.lifeguard.scim.group;

import io.lifeguard.model.directory.DirectoryGroup;
import io.lifeguard.model.directory.DirectoryMember;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ScimContext;
import io.lifeguard.scim.protocol.ScimWrites;
import io.lifeguard.service.directory.DirectoryQueries;
import io.lifeguard.service.write.DirectoryWrites;
import io.lifeguard.service.write.WriteRule;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    private final ScimWrites writes;

    GroupMembers(DirectoryQueries directory, DirectoryWrites users, ScimWrites writes) {
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
     * Grants a policy to those who join and takes it from those who leave. Up to 500 changes are stored together, or none.
     *
     * @param policy identity of the policy
     * @param before a write of the policy, with which the first of them are stored
     * @throws RefusedRequest if one who joins is not recorded or may not join, or the write of the policy is refused
     */
    void change(
            String policy,
            Optional<WriteRule<?, ?>> before,
            Set<Long> joining,
            Set<Long> leaving,
            ScimContext request) {
        List<DirectoryMember> joined = recorded(joining, request);
        Set<Long> missing = new HashSet<>(joining);
        joined.forEach(member -> missing.remove(member.id()));
        if (!missing.isEmpty()) {
            throw RefusedRequest.invalidValue("members: there is no user with the id \""
                    + missing.iterator().next() + "\".");
        }
        List<WriteRule<?, ?>> rules = new ArrayList<>(before.stream().toList());
        joined.forEach(member -> rules.add(users.join(member, policy)));
        recorded(leaving, request).forEach(member -> rules.add(users.leave(member, policy)));
        for (int from = 0; from < rules.size(); from += MAX_IN_TRANSACTION) {
            List<WriteRule<?, ?>> part = rules.subList(from, Math.min(rules.size(), from + MAX_IN_TRANSACTION));
            writes.executeAll(part, GroupMembers::attribute, request);
        }
    }

    private static String attribute(String path) {
        return path.equals("sipAddress") ? GroupSchema.MEMBERS : GroupHandler.attribute(path);
    }

    private List<DirectoryMember> recorded(Set<Long> ids, ScimContext request) {
        return ids.isEmpty() ? List.of() : request.await(() -> directory.membersById(List.copyOf(ids)));
    }
}
