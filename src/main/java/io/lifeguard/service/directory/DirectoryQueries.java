package io.lifeguard.service.directory;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.directory.DirectoryGroup;
import io.lifeguard.model.directory.DirectoryMember;
import io.lifeguard.model.directory.DirectoryUser;
import io.lifeguard.model.directory.UserCriterion;
import io.lifeguard.model.directory.UserOrder;
import io.lifeguard.store.directory.DirectoryReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads users and user policies by their ids, which never change, and users by criteria. */
@ApplicationScoped
public class DirectoryQueries {
    private final DirectoryReads reads;

    DirectoryQueries(DirectoryReads reads) {
        this.reads = reads;
    }

    public Uni<Optional<DirectoryUser>> user(long id) {
        return reads.byId(id).map(Snapshot::value);
    }

    public Uni<Optional<DirectoryUser>> userByAddress(String sipAddress) {
        return reads.byKey(Ids.key(sipAddress)).map(Snapshot::value);
    }

    /**
     * A part of the users that match.
     *
     * @param offset how many of them are left out at the beginning
     * @param limit the most users
     */
    public Uni<List<DirectoryUser>> users(UserCriterion criterion, UserOrder order, long offset, int limit) {
        return reads.page(criterion, order, offset, limit).map(Snapshot::value);
    }

    public Uni<Integer> count(UserCriterion criterion) {
        return reads.count(criterion).map(Snapshot::value);
    }

    public Uni<List<DirectoryGroup>> groups() {
        return reads.groups().map(Snapshot::value);
    }

    public Uni<Optional<DirectoryGroup>> group(long id) {
        return reads.group(id).map(Snapshot::value);
    }

    /** The first members of groups, in the order of the groups. */
    public Uni<List<DirectoryMember>> members(List<Long> groups, int limit) {
        return reads.members(groups, limit).map(Snapshot::value);
    }

    /** Users by id; those that are not recorded are left out. */
    public Uni<List<DirectoryMember>> membersById(List<Long> ids) {
        return reads.membersById(ids).map(Snapshot::value);
    }
}
