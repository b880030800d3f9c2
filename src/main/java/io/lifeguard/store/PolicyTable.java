package io.lifeguard.store;

import io.lifeguard.model.ChatPolicy;
import io.lifeguard.model.PolicyScope;
import io.smallrye.mutiny.Uni;

final class PolicyTable extends EntityTable<ChatPolicy, PolicyEntity> {
    PolicyTable() {
        super("policies");
    }

    /** The id of a policy that was found to exist. */
    static Uni<Long> id(ChatPolicy policy) {
        return byKey(policy.key()).map(entity -> entity.id);
    }

    @Override
    Uni<PolicyEntity> find(ChatPolicy before) {
        return byKey(before.key());
    }

    @Override
    PolicyEntity create() {
        return new PolicyEntity();
    }

    /** A new site policy holds on to one pool of its site. */
    @Override
    Uni<?> set(PolicyEntity entity, ChatPolicy after) {
        entity.set(after);
        return after.scope() == PolicyScope.SITE && entity.sitePoolId == null
                ? FrontEndPoolEntity.<FrontEndPoolEntity>find("siteKey", entity.siteKey)
                        .firstResult()
                        .invoke(pool -> entity.sitePoolId = pool == null ? null : pool.id)
                : Uni.createFrom().voidItem();
    }

    private static Uni<PolicyEntity> byKey(String key) {
        return PolicyEntity.<PolicyEntity>find("key", key).singleResult();
    }
}
