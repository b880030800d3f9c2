package io.lifeguard.store;

import io.lifeguard.model.User;
import io.smallrye.mutiny.Uni;

final class UserTable extends EntityTable<User, UserEntity> {
    UserTable() {
        super("users");
    }

    static Uni<UserEntity> byKey(String key) {
        return UserEntity.<UserEntity>find("key", key).singleResult();
    }

    @Override
    Uni<UserEntity> find(User before) {
        return byKey(before.key());
    }

    @Override
    UserEntity create() {
        return new UserEntity();
    }

    @Override
    Uni<?> set(UserEntity entity, User after) {
        Uni<Long> home = after.home().map(FrontEndPoolTable::id).orElseGet(() -> Uni.createFrom()
                .nullItem());
        Uni<Long> policy = after.grantedPolicy().map(PolicyTable::id).orElseGet(() -> Uni.createFrom()
                .nullItem());
        return home.chain(homeId -> policy.map(policyId -> entity.set(after, homeId, policyId)));
    }
}
