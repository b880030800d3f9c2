package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs initdb, pg_ctl and postgres under the server's account; their output goes to the log. */
record ServerPrograms(Binaries binaries, ServerAccount account, ServerLog log, Path workingDirectory) {
    /** Runs a program and returns whether it succeeded. */
    boolean run(String program, List<String> arguments, String input) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program(program)));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(account.command(command))
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        // PGPORT, PGDATA and the like would override the command line
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedWithoutReading) {
            // the exit code shows whether it failed
        }
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
