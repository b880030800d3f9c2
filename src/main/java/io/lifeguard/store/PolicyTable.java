package io.lifeguard.store;

import io.lifeguard.model.ChatPolicy;
import io.lifeguard.model.PolicyScope;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

final class PolicyTable extends EntityTable<ChatPolicy> {
    static final String NAME = "policies";

    PolicyTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(ChatPolicy after, Rows rows) {
        return new PolicyEntity().set(after, sitePool(after, rows));
    }

    /** The identity never changes, and with it the site. */
    @Override
    Uni<Integer> update(ChatPolicy before, ChatPolicy after, Rows rows) {
        return PolicyEntity.update(
                "enablePersistentChat = :enables, description = :description where id = :id",
                Values.with("id", rows.id(NAME, before.key()))
                        .and("enables", after.enablePersistentChat())
                        .and("description", after.description().orElse(null))
                        .byName());
    }

    @Override
    Uni<Long> delete(ChatPolicy before, Rows rows) {
        return PolicyEntity.delete("id", rows.id(NAME, before.key()));
    }

    /** A new site policy holds on to one pool of its site. */
    private static @Nullable Long sitePool(ChatPolicy policy, Rows rows) {
        return policy.scope() == PolicyScope.SITE
                ? rows.poolOfSite(policy.identity().nameKey())
                : null;
    }
}
