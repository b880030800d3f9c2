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

/** The rules for deleting a chat pool. */
public final class ChatPoolRemovalRules {
    private ChatPoolRemovalRules() {}

    /**
     * Deletes a chat pool that was created in error, or a decommissioned one together with its content and its
     * migration. A chat pool in use must be decommissioned first.
     */
    public static WriteDecision delete(String fqdn, WriteContext context) {
        Optional<ChatPool> stored = context.topology().chatPool(fqdn);
        if (stored.isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "fqdn", NotFoundMessages.chatPool(fqdn));
        }
        ChatPool pool = stored.get();
        List<Violation> uses = uses(pool, context);
        return uses.isEmpty() ? delete(pool, context) : WriteDecision.refused(uses);
    }

    private static WriteDecision delete(ChatPool pool, WriteContext context) {
        List<Change<?>> changes = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        contentCounts(pool, context).ifPresent(held -> {
            changes.add(Change.deleted(Subject.POOL_CONTENT, held));
            warnings.add(deletedWithPool(held.categories(), "category"));
            warnings.add(deletedWithPool(held.rooms(), "room"));
            warnings.add(deletedWithPool(held.addIns(), "add-in"));
        });
        context.topology().migration(pool.fqdn()).ifPresent(migration -> {
            changes.add(Change.deleted(Subject.MIGRATION, migration));
            warnings.add(Warning.information(
                    Rule.NOT_IN_USE,
                    "The migration of %s into %s is deleted with the chat pool."
                            .formatted(migration.source(), migration.target()),
                    1));
        });
        changes.add(Change.deleted(Subject.CHAT_POOL, pool));
        return WriteDecision.accepted(changes, warnings);
    }

    private static Warning deletedWithPool(int count, String thing) {
        return Warning.information(
                Rule.NOT_IN_USE,
                Plurals.count(count, thing) + (count == 1 ? " is" : " are") + " deleted with the chat pool.",
                count);
    }

    /** The objects that depend on the pool. A decommissioned pool has none, unless it is the target of a migration. */
    private static List<Violation> uses(ChatPool pool, WriteContext context) {
        boolean decommissioned = pool.state() == PoolState.DECOMMISSIONED;
        ViolationCollector violations = new ViolationCollector();
        List<String> held = decommissioned ? List.of() : held(pool, context);
        if (!held.isEmpty()) {
            violations.add(
                    Rule.NOT_IN_USE,
                    "fqdn",
                    "%s has %s; a chat pool in use cannot be deleted.".formatted(pool.fqdn(), String.join(", ", held)));
        }
        context.topology().migrations().values().stream()
                .filter(m -> m.hasTarget(pool) || (m.involves(pool) && !decommissioned))
                .forEach(m -> violations.add(Rule.NOT_IN_USE, "fqdn", inMigration(m, pool)));
        return violations.all();
    }

    private static String inMigration(Migration migration, ChatPool pool) {
        return "%s is part of the migration of %s into %s and cannot be deleted."
                .formatted(pool.fqdn(), migration.source(), migration.target());
    }

    /** The content and client configurations of the pool, counted by kind. */
    private static List<String> held(ChatPool pool, WriteContext context) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        context.configurations().stream()
                .filter(g -> g.pool().equals(pool.key()))
                .mapToInt(ConfigurationGroup::count)
                .forEach(count -> counts.merge("client configuration", count, Integer::sum));
        contentCounts(pool, context).ifPresent(held -> {
            counts.put("category", held.categories());
            counts.put("room", held.rooms());
            counts.put("add-in", held.addIns());
        });
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> Plurals.count(count.getValue(), count.getKey()))
                .toList();
    }

    /** Empty if the pool has no content. */
    private static Optional<PoolContentCounts> contentCounts(ChatPool pool, WriteContext context) {
        return context.contentCounts().stream()
                .filter(held -> held.pool().equals(pool.key()) && held.total() > 0)
                .findFirst();
    }
}
