package io.lifeguard;

import io.lifeguard.boot.CommandLine;
import io.lifeguard.boot.StartupTask;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.service.changes.RevisionService;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.VertxContextSupport;

/** Runs a maintenance task and exits, without serving requests. */
public final class Maintenance implements QuarkusApplication {
    private final RevisionService revisions;

    Maintenance(RevisionService revisions) {
        this.revisions = revisions;
    }

    /** Quarkus has migrated the schema by now if the task requires it. */
    @Override
    public int run(String... args) throws Exception {
        if (CommandLine.parse(args).task() == StartupTask.BEGIN_EPOCH) {
            return beginEpoch();
        }
        System.out.println("The schema is up to date");
        return 0;
    }

    private int beginEpoch() throws Exception {
        try {
            System.out.printf("A new epoch has begun at revision %s%n", await());
            return 0;
        } catch (LifeguardException e) {
            System.err.println(
                    FailureCode.OUTCOME_UNKNOWN.matches(e)
                            ? "The connection to the database was lost: a new epoch has begun or it has not. Begin one again;"
                                    + " that does no harm."
                            : e.getMessage());
            return 1;
        }
    }

    private Revision await() throws Exception {
        try {
            return VertxContextSupport.subscribeAndAwait(revisions::beginEpoch);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
