package io.lifeguard.store.directory;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.directory.DirectoryAttributes;
import io.lifeguard.model.directory.DirectoryGroup;
import io.lifeguard.model.directory.DirectoryMember;
import io.lifeguard.model.directory.DirectoryUser;
import io.lifeguard.model.directory.UserCriterion;
import io.lifeguard.model.directory.UserOrder;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ReadDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads users with their ids and the attributes that no rule reads, and user policies with their ids. */
@ApplicationScoped
public class DirectoryReads {
    private static final String USERS = "select u.id as user_id, u.policy_id, u.created_at, u.modified_at,\n"
            + "  u.external_key, substr(o.key, 5) as policy_key,\n"
            + "  a.attributes::text as attributes, " + FactMapper.USER_COLUMNS + "from users u\n"
            + FactMapper.USER_JOINS + "left join user_attributes a on a.user_id = u.id\n";

    private static final String COUNT = "select count(*) from users u\n";

    private static final String GROUPS =
            "select o.id, o.identity, o.enable_persistent_chat, o.description from policies o where o.scope = 'USER'";

    private static final String MEMBERS = """
            select u.id, u.policy_id, u.sip_address, u.display_name, u.key
            from users u where u.policy_id = any($1) order by u.policy_id, u.key limit $2
            """;

    private static final String MEMBERS_BY_ID =
            "select u.id, u.policy_id, u.sip_address, u.display_name from users u where u.id = any($1)";

    private final ReadDatabase reads;

    DirectoryReads(ReadDatabase reads) {
        this.reads = reads;
    }

    public Uni<Snapshot<Optional<DirectoryUser>>> byId(long id) {
        return reads.first(USERS + "where u.id = $1", Tuple.of(id), DirectoryReads::user);
    }

    /** @param key the folded SIP address */
    public Uni<Snapshot<Optional<DirectoryUser>>> byKey(String key) {
        return reads.first(USERS + "where u.key = $1", Tuple.of(key), DirectoryReads::user);
    }

    /** A part of the users that match, in an order. */
    public Uni<Snapshot<List<DirectoryUser>>> page(UserCriterion criterion, UserOrder order, long offset, int limit) {
        CriterionSql sql = CriterionSql.of(criterion);
        String ordering = CriterionSql.order(order);
        return reads.list(
                USERS + "where " + sql.text() + " order by " + ordering + " limit " + sql.placeholder(limit)
                        + " offset " + sql.placeholder(offset),
                CriterionSql.outerOrder(order),
                sql.arguments(),
                DirectoryReads::user);
    }

    /** The number of users that match. */
    public Uni<Snapshot<Integer>> count(UserCriterion criterion) {
        CriterionSql sql = CriterionSql.of(criterion);
        String statement = COUNT + sql.joins() + "where " + sql.text();
        return reads.list(statement, sql.arguments(), row -> row.integer("count"))
                .map(s -> s.map(rows -> rows.get(0)));
    }

    /** All user policies in the order of their keys. */
    public Uni<Snapshot<List<DirectoryGroup>>> groups() {
        return reads.list(GROUPS + " order by o.key", "identity collate \"C\"", Tuple.tuple(), DirectoryReads::group);
    }

    public Uni<Snapshot<Optional<DirectoryGroup>>> group(long id) {
        return reads.first(GROUPS + " and o.id = $1", Tuple.of(id), DirectoryReads::group);
    }

    /** The first members of groups, in the order of the groups and of the users' keys. */
    public Uni<Snapshot<List<DirectoryMember>>> members(List<Long> groups, int limit) {
        return reads.list(
                MEMBERS, "policy_id, key", Tuple.of(groups.toArray(Long[]::new), limit), DirectoryReads::member);
    }

    /** Users by id, with group 0 for those without one; users that are not recorded are left out. */
    public Uni<Snapshot<List<DirectoryMember>>> membersById(List<Long> ids) {
        return reads.list(MEMBERS_BY_ID, Tuple.of(ids.toArray(Long[]::new)), DirectoryReads::member);
    }

    private static DirectoryUser user(Columns row) {
        return new DirectoryUser(
                row.number("user_id"),
                FactMapper.user(row),
                row.optionalText("attributes").orElse(DirectoryAttributes.NONE),
                row.optionalNumber("policy_id"),
                ((OffsetDateTime) Objects.requireNonNull(row.value("created_at"))).toInstant(),
                ((OffsetDateTime) Objects.requireNonNull(row.value("modified_at"))).toInstant());
    }

    private static DirectoryGroup group(Columns row) {
        return new DirectoryGroup(row.number("id"), FactMapper.policy(row));
    }

    private static DirectoryMember member(Columns row) {
        return new DirectoryMember(
                row.number("id"),
                row.optionalNumber("policy_id").orElse(0L),
                row.text("sip_address"),
                row.optionalText("display_name"));
    }
}
