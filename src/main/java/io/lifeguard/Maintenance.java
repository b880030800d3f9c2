package io.lifeguard;

import io.lifeguard.boot.CommandLine;
import io.lifeguard.boot.StartupTask;
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
            Revision begun = await();
            System.out.printf("A new epoch has begun at revision %s%n", begun);
        } else {
            System.out.println("The schema is up to date");
        }
        return 0;
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
