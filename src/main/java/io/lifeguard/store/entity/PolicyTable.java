package io.lifeguard.store.entity;

import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.store.facts.RowIds;
import io.lifeguard.store.sql.StatementParameters;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

public final class PolicyTable extends EntityTable<ChatPolicy> {
    static final String NAME = "policies";

    public PolicyTable() {
        super(NAME);
    }

    @Override
    PanacheEntityBase entity(ChatPolicy after, RowIds rows) {
        return new PolicyEntity().set(after, sitePool(after, rows));
    }

    /** The identity never changes, and with it the site. */
    @Override
    Uni<Integer> update(ChatPolicy before, ChatPolicy after, RowIds rows) {
        return PolicyEntity.update(
                "enablePersistentChat = :enables, description = :description where id = :id",
                StatementParameters.with("id", rows.id(NAME, before.key()))
                        .and("enables", after.enablePersistentChat())
                        .and("description", after.description().orElse(null))
                        .byName());
    }

    @Override
    Uni<Long> delete(ChatPolicy before, RowIds rows) {
        return PolicyEntity.delete("id", rows.id(NAME, before.key()));
    }

    /** A new site policy holds on to one pool of its site. */
    private static @Nullable Long sitePool(ChatPolicy policy, RowIds rows) {
        return policy.scope() == PolicyScope.SITE
                ? rows.poolOfSite(policy.identity().nameKey())
                : null;
    }
}
