package io.lifeguard.rules.write;

import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a chat pool may be deleted, and what goes with it. */
public final class ChatPoolRemovalRules {
    private ChatPoolRemovalRules() {}

    /**
     * Removes a pool that was declared in error, or one that is decommissioned: that is only kept for the record, and
     * goes with its content and its migration. One that is or was in use is decommissioned first.
     */
    public static WriteDecision delete(String fqdn, WriteContext around) {
        Optional<ChatPool> stored = around.topology().chatPool(fqdn);
        if (stored.isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "fqdn", NotFoundMessages.chatPool(fqdn));
        }
        ChatPool pool = stored.get();
        List<Violation> uses = uses(pool, around);
        return uses.isEmpty() ? removed(pool, around) : WriteDecision.refused(uses);
    }

    private static WriteDecision removed(ChatPool pool, WriteContext around) {
        List<Change<?>> changes = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        holdings(pool, around).ifPresent(held -> {
            changes.add(Change.deleted(Subject.POOL_CONTENT, held));
            warnings.add(goesAlong(held.categories(), "category"));
            warnings.add(goesAlong(held.rooms(), "room"));
            warnings.add(goesAlong(held.addIns(), "add-in"));
        });
        around.topology().migration(pool.fqdn()).ifPresent(migration -> {
            changes.add(Change.deleted(Subject.MIGRATION, migration));
            warnings.add(Warning.information(
                    Rule.NOT_IN_USE,
                    "The record of its migration into %s goes with the pool.".formatted(migration.target()),
                    1));
        });
        changes.add(Change.deleted(Subject.CHAT_POOL, pool));
        return WriteDecision.accepted(changes, warnings);
    }

    private static Warning goesAlong(int count, String thing) {
        return Warning.information(
                Rule.NOT_IN_USE,
                Plurals.count(count, thing) + (count == 1 ? " goes with the pool." : " go with the pool."),
                count);
    }

    /** What depends on the pool. Nothing does on a decommissioned one, unless a migration went into it. */
    private static List<Violation> uses(ChatPool pool, WriteContext around) {
        boolean forTheRecord = pool.state() == PoolState.DECOMMISSIONED;
        ViolationCollector found = new ViolationCollector();
        List<String> on = forTheRecord ? List.of() : on(pool, around);
        if (!on.isEmpty()) {
            found.add(Rule.NOT_IN_USE, "fqdn", "On %s: %s.".formatted(pool.fqdn(), String.join(", ", on)));
        }
        around.topology().migrations().values().stream()
                .filter(m -> m.hasTarget(pool) || (m.involves(pool) && !forTheRecord))
                .forEach(m -> found.add(Rule.NOT_IN_USE, "fqdn", named(m, pool)));
        return found.all();
    }

    private static String named(Migration migration, ChatPool pool) {
        return "The migration of %s into %s names %s.".formatted(migration.source(), migration.target(), pool.fqdn());
    }

    /** What stands on the pool, counted by kind. */
    private static List<String> on(ChatPool pool, WriteContext around) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        around.configurations().stream()
                .filter(g -> g.pool().equals(pool.key()))
                .mapToInt(ConfigurationGroup::count)
                .forEach(count -> counts.merge("client configuration", count, Integer::sum));
        holdings(pool, around).ifPresent(held -> {
            counts.put("category", held.categories());
            counts.put("room", held.rooms());
            counts.put("add-in", held.addIns());
        });
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> Plurals.count(count.getValue(), count.getKey()))
                .toList();
    }

    /** Empty where the pool holds nothing. */
    private static Optional<PoolContentCounts> holdings(ChatPool pool, WriteContext around) {
        return around.holdings().stream()
                .filter(held -> held.pool().equals(pool.key()) && held.total() > 0)
                .findFirst();
    }
}
