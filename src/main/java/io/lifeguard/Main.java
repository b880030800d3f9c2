package io.lifeguard;

import io.lifeguard.access.AccessSettings;
import io.lifeguard.access.InvalidAccessException;
import io.lifeguard.boot.Arguments;
import io.lifeguard.boot.CannotBegin;
import io.lifeguard.boot.Datasource;
import io.lifeguard.boot.Settings;
import io.lifeguard.boot.StartFailure;
import io.lifeguard.boot.Task;
import io.lifeguard.boot.Tracing;
import io.lifeguard.embedded.ServerCannotStart;
import io.lifeguard.service.ConfiguredModes;
import io.lifeguard.service.InvalidModeException;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the service, after its database where it has none. */
@QuarkusMain
public final class Main {
    public static void main(String... args) {
        Arguments arguments = new Arguments(Task.SERVE, false);
        try {
            arguments = Arguments.parse(args);
            arguments.publish();
            Config settings = Settings.beforeStart();
            ConfiguredModes.read(settings);
            AccessSettings.read(settings).publish();
            Tracing.prepare(settings);
            Datasource.prepare(settings);
        } catch (CannotBegin | InvalidModeException | InvalidAccessException | ServerCannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(arguments.task() == Task.SERVE ? null : Maintenance.class, Main::ended, args);
    }

    private static void ended(int code, @Nullable Throwable failure) {
        if (failure != null) {
            Optional<String> line = StartFailure.explain(failure);
            line.ifPresentOrElse(System.err::println, () -> Logger.getLogger(Main.class)
                    .error("Lifeguard could not start", failure));
        }
        // dev mode puts a handler of its own there, which keeps the process for the next try
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, failure);
    }
}
