package io.lifeguard.store.entity;

import io.lifeguard.model.Ids;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.facts.SearchWords;
import io.lifeguard.store.sql.StatementParameters;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

public final class UserTable extends EntityTable<User> {
    public static final String NAME = "users";

    public UserTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(User after, RowIds rows) {
        return new UserEntity().set(after, home(after, rows), policy(after, rows));
    }

    @Override
    Uni<Integer> update(User before, User after, RowIds rows) {
        return UserEntity.update(
                "sipAddress = :sipAddress, key = :key, externalId = :externalId, externalKey = :externalKey,"
                        + " displayName = :displayName, searchWords = :searchWords, enabled = :enabled,"
                        + " online = :online, homeId = :home, policyId = :policy where id = :id",
                StatementParameters.with("id", rows.id(NAME, before.key()))
                        .and("sipAddress", after.sipAddress())
                        .and("key", after.key())
                        .and("externalId", after.externalId().orElse(null))
                        .and("externalKey", after.externalId().map(Ids::key).orElse(null))
                        .and("displayName", after.displayName().orElse(null))
                        .and("searchWords", SearchWords.of(after.sipAddress(), after.displayName()))
                        .and("enabled", after.enabled())
                        .and("online", after.hosting() == Hosting.ONLINE)
                        .and("home", home(after, rows))
                        .and("policy", policy(after, rows))
                        .byName());
    }

    @Override
    Uni<Long> delete(User before, RowIds rows) {
        return UserEntity.delete("id", rows.id(NAME, before.key()));
    }

    private static @Nullable Long home(User user, RowIds rows) {
        return user.home()
                .map(FrontEndPool::key)
                .map(key -> rows.id(FrontEndPoolTable.NAME, key))
                .orElse(null);
    }

    private static @Nullable Long policy(User user, RowIds rows) {
        return user.grantedPolicy()
                .map(ChatPolicy::key)
                .map(key -> rows.id(PolicyTable.NAME, key))
                .orElse(null);
    }
}
