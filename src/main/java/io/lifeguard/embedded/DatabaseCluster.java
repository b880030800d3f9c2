package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The databases in a data directory: made whole or not at all, before any door is open. */
record DatabaseCluster(DataDirectory data, ServerPrograms programs) {
    private static final String ACCESS = """
            # every connection proves itself, also a local one
            local all all scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            """;

    ServerCredentials prepare() throws IOException {
        data.clearUnfinished();
        boolean exists = Files.exists(data.cluster());
        if (exists) {
            programs.account().takeOver(data.cluster());
        }
        Optional<ServerCredentials> kept = ServerCredentials.read(data.credentials());
        if (kept.isPresent() && exists) {
            return kept.get();
        }
        ServerCredentials credentials = kept.orElseGet(ServerCredentials::generate);
        if (kept.isEmpty()) {
            credentials.write(data.credentials());
        }
        if (exists) {
            // the file was lost: whoever may write this directory may also set new passwords
            execute(data.cluster(), passwords(credentials));
        } else {
            initialise(credentials);
        }
        return credentials;
    }

    private void initialise(ServerCredentials credentials) throws IOException {
        Path unfinished = data.unfinished();
        try {
            Files.createDirectory(unfinished);
            programs.account().takeOver(unfinished);
            run(
                    "initdb",
                    List.of(
                            "-D",
                            unfinished.toString(),
                            "--username=" + EmbeddedServer.SUPERUSER,
                            // only until ACCESS replaces it, below; no server listens before that
                            "--auth=trust",
                            "--encoding=UTF8",
                            // the same order on every machine, whatever locales it has
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
            Path access = unfinished.resolve("pg_hba.conf");
            Files.writeString(access, ACCESS);
            SafeFiles.force(access);
            execute(
                    unfinished,
                    "create role " + EmbeddedServer.ROLE + " login;\n"
                            + passwords(credentials)
                            + "create database " + EmbeddedServer.DATABASE + " owner " + EmbeddedServer.ROLE + ";\n");
            SafeFiles.rename(unfinished, data.cluster());
        } catch (IOException | RuntimeException e) {
            SafeFiles.deleteAll(unfinished);
            throw e;
        }
    }

    private static String passwords(ServerCredentials credentials) {
        return "alter role " + EmbeddedServer.ROLE + " password '" + credentials.service() + "';\n" + "alter role "
                + EmbeddedServer.SUPERUSER + " password '" + credentials.superuser() + "';\n";
    }

    // the single-user server: no network, no authentication, one statement to a line
    private void execute(Path cluster, String statements) throws IOException {
        run(
                "postgres",
                List.of(
                        "--single",
                        "-D",
                        cluster.toString(),
                        "-c",
                        "exit_on_error=on",
                        // the statements hold passwords
                        "-c",
                        "log_min_error_statement=panic",
                        EmbeddedServer.SUPERUSER),
                statements);
    }

    private void run(String program, List<String> arguments) throws IOException {
        run(program, arguments, "");
    }

    private void run(String program, List<String> arguments, String input) throws IOException {
        long mark = programs.log().mark();
        if (!programs.run(program, arguments, input)) {
            throw ServerDiagnosis.of(
                    programs.log().since(mark), data.root(), programs.log().file());
        }
    }
}
