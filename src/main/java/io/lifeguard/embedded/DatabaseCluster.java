package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The database cluster in a data directory: created completely or not at all, before the server listens. */
record DatabaseCluster(DataDirectory data, ServerPrograms programs) {
    private static final String ACCESS = """
        # every connection must authenticate, local ones too
        local all all scram-sha-256
        host  all all 127.0.0.1/32 scram-sha-256
        """;

    ServerCredentials prepare() throws IOException {
        data.deleteUnfinished();
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
            // the file was lost; a user who can write this directory may set new passwords
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
                            // until ACCESS replaces it below; no server listens before that
                            "--auth=trust",
                            "--encoding=UTF8",
                            // the same collation on every machine, whatever locales it has
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

    // single-user mode: no network, no authentication, one statement per line
    private void execute(Path cluster, String statements) throws IOException {
        run(
                "postgres",
                List.of(
                        "--single",
                        "-D",
                        cluster.toString(),
                        "-c",
                        "exit_on_error=on",
                        // the statements contain passwords
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
