package io.lifeguard.rules;

import static io.lifeguard.rules.Rule.NOT_IN_USE;
import static io.lifeguard.rules.Rule.REFERENCE_EXISTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.write.ChatPoolRemovalRules;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.rules.write.WriteDecision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(CONCURRENT)
class ChatPoolRemovalTest {
    private static final PoolContentCounts HELD = new PoolContentCounts("old.contoso.com", 2, 1, 0);
    private static final Migration MIGRATION = new Migration("old.contoso.com", "new.contoso.com", true);

    @Test
    void a_decommissioned_pool_goes_last_after_its_content_and_its_migration() {
        ChatPool old = pool("old.contoso.com", Release.LYNC_2010, PoolState.DECOMMISSIONED);
        WriteDecision judgement = delete(old, MIGRATION);
        assertThat(judgement.changes())
                .isEqualTo(List.of(
                        Change.deleted(Subject.POOL_CONTENT, HELD),
                        Change.deleted(Subject.MIGRATION, MIGRATION),
                        Change.deleted(Subject.CHAT_POOL, old)));
        assertThat(judgement.warnings())
                .extracting(Warning::rule, Warning::reason, Warning::count, Warning::breach)
                .containsExactly(
                        tuple(NOT_IN_USE, "2 categories are deleted with the chat pool.", 2, false),
                        tuple(NOT_IN_USE, "1 room is deleted with the chat pool.", 1, false),
                        tuple(
                                NOT_IN_USE,
                                "The migration of old.contoso.com into new.contoso.com is deleted with the chat pool.",
                                1,
                                false));
    }

    @ParameterizedTest
    @EnumSource(
            value = PoolState.class,
            names = {"IN_SERVICE", "MIGRATED"})
    void any_other_pool_stays_for_what_is_on_it_and_for_the_migration_that_names_it(PoolState state) {
        WriteDecision judgement = delete(pool("old.contoso.com", Release.LYNC_2010, state), MIGRATION);
        assertThat(judgement.violations())
                .containsExactly(
                        new Violation(
                                NOT_IN_USE,
                                "fqdn",
                                "old.contoso.com has 2 categories, 1 room; a chat pool in use cannot be deleted."),
                        new Violation(
                                NOT_IN_USE,
                                "fqdn",
                                "old.contoso.com is part of the migration of old.contoso.com into new.contoso.com"
                                        + " and cannot be deleted."));
    }

    /** No database holds such a pool; the rule refuses it all the same. */
    @Test
    void a_decommissioned_pool_that_a_migration_goes_into_stays() {
        ChatPool target = pool("old.contoso.com", Release.LYNC_2013, PoolState.DECOMMISSIONED);
        assertThat(delete(target, new Migration("new.contoso.com", "old.contoso.com", false))
                        .violations())
                .extracting(Violation::rule)
                .containsExactly(NOT_IN_USE);
    }

    @Test
    void a_pool_that_is_not_there_is_not_deleted() {
        WriteContext around = around(pool("old.contoso.com", Release.LYNC_2010, PoolState.DECOMMISSIONED), MIGRATION);
        assertThat(ChatPoolRemovalRules.delete("none.contoso.com", around).violations())
                .extracting(Violation::rule)
                .containsExactly(REFERENCE_EXISTS);
    }

    private static WriteDecision delete(ChatPool old, Migration migration) {
        return ChatPoolRemovalRules.delete("OLD.contoso.com", around(old, migration));
    }

    private static WriteContext around(ChatPool old, Migration migration) {
        Topology topology = Topology.of(
                List.of(),
                List.of(old, pool("new.contoso.com", Release.LYNC_2013, PoolState.IN_SERVICE)),
                List.of(new ChatPolicy(PolicyIdentity.GLOBAL, false, Optional.empty())),
                List.of(migration));
        return new WriteContext(
                topology, List.of(), List.of(), List.of(HELD, new PoolContentCounts("new.contoso.com", 9, 9, 9)));
    }

    private static ChatPool pool(String fqdn, Release release, PoolState state) {
        FrontEndPool home = new FrontEndPool("home.contoso.com", release, "Redmond");
        return new ChatPool(fqdn, Optional.empty(), release, Optional.of(home), PoolState.IN_SERVICE).withState(state);
    }
}
