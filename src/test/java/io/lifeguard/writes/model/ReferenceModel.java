package io.lifeguard.writes.model;

import io.lifeguard.writes.client.ContentWrite;
import io.lifeguard.writes.client.ContentWrite.DeleteAddIn;
import io.lifeguard.writes.client.ContentWrite.DeleteCategory;
import io.lifeguard.writes.client.ContentWrite.DeleteRoom;
import io.lifeguard.writes.client.ContentWrite.PutAddIn;
import io.lifeguard.writes.client.ContentWrite.PutCategory;
import io.lifeguard.writes.client.ContentWrite.PutRoom;
import io.lifeguard.writes.client.ImportFile;
import io.lifeguard.writes.client.MigrationStep;
import io.lifeguard.writes.client.MigrationStep.CancelMigration;
import io.lifeguard.writes.client.MigrationStep.CompleteMigration;
import io.lifeguard.writes.client.MigrationStep.DecommissionChatPool;
import io.lifeguard.writes.client.MigrationStep.PlanMigration;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.ConfigureClient;
import io.lifeguard.writes.client.Write.DeleteChatPool;
import io.lifeguard.writes.client.Write.DeleteFrontEndPool;
import io.lifeguard.writes.client.Write.DeletePolicy;
import io.lifeguard.writes.client.Write.DeleteUser;
import io.lifeguard.writes.client.Write.GrantPolicy;
import io.lifeguard.writes.client.Write.MoveUser;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.Write.RemoveClientConfiguration;
import io.lifeguard.writes.client.Write.RenameUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second implementation of the rules of writes, on an organisation in memory. It is written from the description of the
 * domain and uses nothing of the service. Small, slow and plain, so that it can be compared with the description.
 */
public final class ReferenceModel {
    private ModelState state = new ModelState();

    /** What a write must answer: rules with paths, and rules with counts, in the order of the description's tables. */
    public record Expected(List<String> violations, List<String> warnings, boolean changed) {}

    /**
     * What an import must answer.
     *
     * @param refused how many rows
     * @param warnings rule to the count over all rows
     */
    record ExpectedOfImport(long refused, Map<String, Integer> warnings) {}

    ModelState state() {
        return state;
    }

    /** Applies a write. */
    public Expected write(Write write) {
        ModelState before = state;
        ModelState after = state.copy();
        ExpectedDecision decision = new ExpectedDecision();
        apply(write, before, after, decision);
        if (decision.accepts()) {
            state = after;
        }
        return new Expected(decision.violations(), decision.warnings(), !state.hasSameContentAs(before));
    }

    /** Applies each row, one after the other; those that lack a category above again, as long as that helps. */
    ExpectedOfImport imported(ImportFile file) {
        Map<String, Integer> warnings = new TreeMap<>();
        List<Write> rows = file.rows().stream().map(this::withStoredPolicy).toList();
        List<Write> refused = imported(rows, warnings);
        while (file.kind().equals("categories") && refused.size() < rows.size()) {
            rows = refused;
            refused = imported(rows, warnings);
        }
        return new ExpectedOfImport(refused.size(), warnings);
    }

    /** A user is stored without a policy that is not. */
    private Write withStoredPolicy(Write row) {
        return row instanceof PutUser user
                        && user.grantedPolicy()
                                .filter(text -> !ValueForms.key(text).matches("global|site:.*"))
                                .map(ModelState::policyOfUsers)
                                .filter(key -> ValueForms.name(key.substring("tag:".length())))
                                .filter(key -> !state.policies.containsKey(key))
                                .isPresent()
                ? user.withoutPolicy()
                : row;
    }

    /** The rows that are refused. */
    private List<Write> imported(List<Write> rows, Map<String, Integer> warnings) {
        List<Write> refused = new ArrayList<>();
        for (Write row : rows) {
            Expected expected = write(row);
            if (!expected.violations().isEmpty()) {
                refused.add(row);
            }
            expected.warnings().forEach(warning -> {
                int space = warning.indexOf(' ');
                warnings.merge(
                        warning.substring(0, space), Integer.parseInt(warning.substring(space + 1)), Integer::sum);
            });
        }
        return refused;
    }

    private static void apply(Write write, ModelState before, ModelState after, ExpectedDecision decision) {
        if (write instanceof ContentWrite content) {
            apply(content, new ContentModel(after, decision));
        } else if (write instanceof MigrationStep step) {
            apply(step, new MigrationModel(before, after, decision));
        } else if (!apply(write, new PoolModel(before, after, decision))) {
            apply(write, new UserModel(before, after, decision));
        }
    }

    /** Whether it is a write to a pool or a policy. */
    private static boolean apply(Write write, PoolModel model) {
        if (write instanceof PutFrontEndPool put) {
            model.put(put);
        } else if (write instanceof DeleteFrontEndPool delete) {
            model.delete(delete);
        } else if (write instanceof PutChatPool put) {
            model.put(put);
        } else if (write instanceof DeleteChatPool delete) {
            model.delete(delete);
        } else if (write instanceof PutPolicy put) {
            model.put(put);
        } else if (write instanceof DeletePolicy delete) {
            model.delete(delete);
        } else {
            return false;
        }
        return true;
    }

    private static void apply(Write write, UserModel model) {
        if (write instanceof PutUser put) {
            model.put(put);
        } else if (write instanceof RenameUser rename) {
            model.rename(rename);
        } else if (write instanceof DeleteUser delete) {
            model.delete(delete);
        } else if (write instanceof MoveUser move) {
            model.move(move);
        } else if (write instanceof GrantPolicy grant) {
            model.grant(grant);
        } else if (write instanceof ConfigureClient configure) {
            model.configure(configure);
        } else {
            model.remove((RemoveClientConfiguration) write);
        }
    }

    private static void apply(ContentWrite write, ContentModel model) {
        if (write instanceof PutCategory put) {
            model.put(put);
        } else if (write instanceof DeleteCategory delete) {
            model.delete(delete);
        } else if (write instanceof PutRoom put) {
            model.put(put);
        } else if (write instanceof DeleteRoom delete) {
            model.delete(delete);
        } else if (write instanceof PutAddIn put) {
            model.put(put);
        } else {
            model.delete((DeleteAddIn) write);
        }
    }

    private static void apply(MigrationStep step, MigrationModel model) {
        if (step instanceof PlanMigration plan) {
            model.plan(plan);
        } else if (step instanceof CompleteMigration complete) {
            model.complete(complete);
        } else if (step instanceof CancelMigration cancel) {
            model.cancel(cancel);
        } else {
            model.decommission((DecommissionChatPool) step);
        }
    }
}
