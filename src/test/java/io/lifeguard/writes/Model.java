package io.lifeguard.writes;

import io.lifeguard.writes.ContentWrite.DeleteAddIn;
import io.lifeguard.writes.ContentWrite.DeleteCategory;
import io.lifeguard.writes.ContentWrite.DeleteRoom;
import io.lifeguard.writes.ContentWrite.PutAddIn;
import io.lifeguard.writes.ContentWrite.PutCategory;
import io.lifeguard.writes.ContentWrite.PutRoom;
import io.lifeguard.writes.MigrationStep.CancelMigration;
import io.lifeguard.writes.MigrationStep.CompleteMigration;
import io.lifeguard.writes.MigrationStep.DecommissionChatPool;
import io.lifeguard.writes.MigrationStep.PlanMigration;
import io.lifeguard.writes.Write.ConfigureClient;
import io.lifeguard.writes.Write.DeleteChatPool;
import io.lifeguard.writes.Write.DeleteFrontEndPool;
import io.lifeguard.writes.Write.DeletePolicy;
import io.lifeguard.writes.Write.DeleteUser;
import io.lifeguard.writes.Write.GrantPolicy;
import io.lifeguard.writes.Write.MoveUser;
import io.lifeguard.writes.Write.PutChatPool;
import io.lifeguard.writes.Write.PutFrontEndPool;
import io.lifeguard.writes.Write.PutPolicy;
import io.lifeguard.writes.Write.PutUser;
import io.lifeguard.writes.Write.RemoveClientConfiguration;
import io.lifeguard.writes.Write.RenameUser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of writing once more: an organisation in memory, written from the page about the domain and from nothing of
 * the service. Small, slow and plain, so that it can be read against the page.
 */
final class Model {
    private ModelState state = new ModelState();

    /** What a write must answer: rules with paths, and rules with counts, in the order of the page's tables. */
    record Expected(List<String> violations, List<String> warnings, boolean changed) {}

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

    /** Does what the page says about the write. */
    Expected write(Write write) {
        ModelState before = state;
        ModelState after = state.copy();
        Ruling ruling = new Ruling();
        judge(write, before, after, ruling);
        if (ruling.accepts()) {
            state = after;
        }
        return new Expected(ruling.violations(), ruling.warnings(), !state.holdsTheSameAs(before));
    }

    /** Does what the page says about each row, one after the other. */
    ExpectedOfImport imported(Import file) {
        long refused = 0;
        Map<String, Integer> warnings = new TreeMap<>();
        for (Write row : file.rows()) {
            Expected expected = write(row);
            refused += expected.violations().isEmpty() ? 0 : 1;
            expected.warnings().forEach(warning -> {
                int space = warning.indexOf(' ');
                warnings.merge(
                        warning.substring(0, space), Integer.parseInt(warning.substring(space + 1)), Integer::sum);
            });
        }
        return new ExpectedOfImport(refused, warnings);
    }

    private static void judge(Write write, ModelState before, ModelState after, Ruling ruling) {
        if (write instanceof ContentWrite content) {
            judge(content, new ContentModel(after, ruling));
        } else if (write instanceof MigrationStep step) {
            judge(step, new MigrationModel(before, after, ruling));
        } else if (!judge(write, new PoolModel(before, after, ruling))) {
            judge(write, new UserModel(before, after, ruling));
        }
    }

    /** Whether it is a write to a pool or a policy. */
    private static boolean judge(Write write, PoolModel model) {
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

    private static void judge(Write write, UserModel model) {
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

    private static void judge(ContentWrite write, ContentModel model) {
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

    private static void judge(MigrationStep step, MigrationModel model) {
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
