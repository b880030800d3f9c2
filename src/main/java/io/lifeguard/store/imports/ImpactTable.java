package io.lifeguard.store.imports;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.event.EffectFilter;
import io.lifeguard.rules.event.EligibilityChange;
import io.lifeguard.rules.event.EligibilityEffect;
import io.lifeguard.store.event.DifferenceDocument;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Statements on what users would gain and lose by imports that are rehearsed. */
public final class ImpactTable {
    /** A user who is in several files has the difference that the last one leaves. */
    private static final String RECORD = """
        with differences as (
          insert into import_differences (import_id, id, changes)
            select $1, d.id, d.changes::jsonb from unnest($2::uuid[], $3::text[]) d (id, changes)
            on conflict do nothing)
        insert into import_effects (import_id, user_key, external_key, address, difference_id)
        select $1, e.* from unnest($4::text[], $5::text[], $6::text[], $7::uuid[]) e
        on conflict (import_id, user_key, external_key)
          do update set address = excluded.address, difference_id = excluded.difference_id
        returning 1\
        """;

    private static final String COUNT = """
        update import_differences d set users = e.users
        from (select difference_id, count(*) as users from import_effects where import_id = $1 group by 1) e
        where d.import_id = $1 and d.id = e.difference_id
        returning 1\
        """;

    private static final String REMOVE_UNAFFECTED =
            "delete from import_effects where import_id = $1 and difference_id is null returning 1";

    /** A count without a rule is that of the users; with one, of those of them with the rule. */
    private static final String COUNTS = """
        select c ->> 'client', c ->> 'pool', (c ->> 'gained')::boolean, r.rule, sum(d.users)::bigint
        from import_differences d
        cross join lateral jsonb_array_elements(d.changes) c
        cross join lateral (select null::text as rule union all select * from jsonb_array_elements_text(c -> 'rules')) r
        where d.import_id = $1 and d.users > 0
        group by 1, 2, 3, 4\
        """;

    private static final String USERS =
            "select coalesce(sum(users), 0)::bigint from import_differences where import_id = $1";

    /** Few differences match, so the page is made of one for each. */
    private static final String PAGE = """
        select e.user_key, e.external_key, e.address, d.changes
        from import_differences d
        cross join lateral (
          select user_key, external_key, address from import_effects
          where import_id = $1 and difference_id = d.id and (user_key, external_key) > ($2, $3)
          order by user_key, external_key limit $8) e
        where d.import_id = $1 and exists (
          select from jsonb_array_elements(d.changes) c
          where ($4::text is null or c ->> 'client' = $4) and ($5::text is null or c ->> 'poolKey' = $5)
            and ($6::boolean is null or (c ->> 'gained')::boolean = $6) and ($7::text is null or c -> 'rules' ? $7))
        order by 1, 2 limit $8\
        """;

    /** By the primary key, import for import. */
    private static final String ERASE = """
        delete from import_effects e using imports i
        where e.import_id = i.id and (e.user_key = any($1) or e.external_key = any($2))
        returning 1\
        """;

    private ImpactTable() {}

    /** What users gain and lose. */
    public record StoredDifference(UUID id, String document) {
        public static StoredDifference of(List<EligibilityChange> changes) {
            String document = DifferenceDocument.of(changes);
            return new StoredDifference(UUID.nameUUIDFromBytes(document.getBytes(StandardCharsets.UTF_8)), document);
        }
    }

    /**
     * The difference of a user.
     *
     * @param key of the stored address; of the address in the file if the user would be created
     * @param externalKey likewise; empty for a user without an external id
     * @param address after the import, or before it if the user would be deleted
     * @param difference empty if the user gains and loses nothing
     */
    public record UserEffect(String key, String externalKey, String address, Optional<StoredDifference> difference) {}

    /**
     * The number of users who gain or lose a client on a chat pool.
     *
     * @param rule only those with this rule; empty for all
     */
    public record EffectCount(Client client, String pool, EligibilityEffect effect, Optional<Rule> rule, long users) {}

    /** What a user gains and loses. */
    public record StoredEffect(String key, String externalKey, String address, List<EligibilityChange> changes) {}

    /** @param users each once */
    public static Uni<Void> record(SqlExecutor statements, UUID importId, List<UserEffect> users) {
        List<StoredDifference> differences = users.stream()
                .flatMap(user -> user.difference().stream())
                .distinct()
                .toList();
        return statements
                .execute(
                        RECORD,
                        importId,
                        column(differences, StoredDifference::id, UUID[]::new),
                        column(differences, StoredDifference::document, String[]::new),
                        column(users, UserEffect::key, String[]::new),
                        column(users, UserEffect::externalKey, String[]::new),
                        column(users, UserEffect::address, String[]::new),
                        column(
                                users,
                                user -> user.difference()
                                        .map(StoredDifference::id)
                                        .orElse(null),
                                UUID[]::new))
                .replaceWithVoid();
    }

    /** Counts the users of each difference, once all are recorded. */
    public static Uni<Void> count(SqlExecutor statements, UUID importId) {
        return statements
                .execute(REMOVE_UNAFFECTED, importId)
                .chain(() -> statements.execute(COUNT, importId))
                .replaceWithVoid();
    }

    /** The number of users who gain or lose anything. */
    public static Uni<Long> users(SqlExecutor statements, UUID importId) {
        return statements.execute(USERS, importId).map(rows -> (Long) Objects.requireNonNull(rows.get(0)[0]));
    }

    /** In no order. */
    public static Uni<List<EffectCount>> counts(SqlExecutor statements, UUID importId) {
        return statements.execute(COUNTS, importId).map(rows -> rows.stream()
                .map(row -> new EffectCount(
                        Client.valueOf(text(row[0])),
                        text(row[1]),
                        Boolean.TRUE.equals(row[2]) ? EligibilityEffect.GAINED : EligibilityEffect.LOST,
                        Optional.ofNullable((String) row[3]).map(Rule::valueOf),
                        (Long) Objects.requireNonNull(row[4])))
                .toList());
    }

    /**
     * Reads users with a change that matches, in the order of their keys, with all their changes.
     *
     * @param afterKey the key that the page begins after; empty for the first page
     */
    public static Uni<List<StoredEffect>> page(
            SqlExecutor statements,
            UUID importId,
            String afterKey,
            String afterExternalKey,
            EffectFilter filter,
            int size) {
        return statements
                .execute(
                        PAGE,
                        importId,
                        afterKey,
                        afterExternalKey,
                        filter.client().map(Enum::name).orElse(null),
                        filter.pool().map(Ids::key).orElse(null),
                        filter.effect()
                                .map(effect -> effect == EligibilityEffect.GAINED)
                                .orElse(null),
                        filter.rule().map(Enum::name).orElse(null),
                        size)
                .map(rows -> rows.stream()
                        .map(row -> new StoredEffect(
                                text(row[0]), text(row[1]), text(row[2]), DifferenceDocument.read((JsonArray)
                                        Objects.requireNonNull(row[3]))))
                        .toList());
    }

    /** Deletes the effects on users. */
    static Uni<Void> erase(SqlExecutor statements, Collection<String> userKeys, Collection<String> externalKeys) {
        return statements
                .execute(ERASE, userKeys.toArray(String[]::new), externalKeys.toArray(String[]::new))
                .replaceWithVoid();
    }

    private static <R, V extends @Nullable Object> V[] column(
            List<R> rows, Function<R, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
