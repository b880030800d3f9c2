package io.lifeguard;

import io.lifeguard.access.AccessSettings;
import io.lifeguard.access.InvalidAccessException;
import io.lifeguard.boot.CommandLine;
import io.lifeguard.boot.Datasource;
import io.lifeguard.boot.StartupException;
import io.lifeguard.boot.StartupFailureMessages;
import io.lifeguard.boot.StartupSettings;
import io.lifeguard.boot.StartupTask;
import io.lifeguard.boot.TracingConfiguration;
import io.lifeguard.embedded.ServerStartException;
import io.lifeguard.service.InvalidModeException;
import io.lifeguard.service.RuleModeSettings;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the embedded database server if no other is configured, and then the service. */
@QuarkusMain
public final class Main {
    public static void main(String... args) {
        // numbers in messages, logs and addresses are written alike on every machine
        Locale.setDefault(Locale.ROOT);
        CommandLine arguments = new CommandLine(StartupTask.SERVE, false);
        try {
            arguments = CommandLine.parse(args);
            arguments.publish();
            Config settings = StartupSettings.beforeStart();
            RuleModeSettings.read(settings);
            AccessSettings.read(settings).publish();
            TracingConfiguration.prepare(settings);
            Datasource.prepare(settings);
        } catch (StartupException | InvalidModeException | InvalidAccessException | ServerStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(arguments.task() == StartupTask.SERVE ? null : Maintenance.class, Main::ended, args);
    }

    private static void ended(int code, @Nullable Throwable failure) {
        if (failure != null) {
            Optional<String> line = StartupFailureMessages.explain(failure);
            line.ifPresentOrElse(System.err::println, () -> Logger.getLogger(Main.class)
                    .error("Lifeguard failed to start", failure));
        }
        // in dev mode this handler keeps the process for the next attempt
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(code, failure);
    }
}
