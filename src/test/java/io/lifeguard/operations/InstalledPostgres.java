package io.lifeguard.operations;

import io.lifeguard.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL that this machine has installed, server and clients of one version, 15 or later. */
final class InstalledPostgres implements AutoCloseable {
    /** Owns what it creates, and may create databases. */
    static final String ROLE = "estate";

    private static final int OLDEST = 15;
    private static final List<String> PROGRAMS = List.of("initdb", "pg_ctl", "psql", "pg_dump", "pg_restore");
    private static final long PATIENCE_SECONDS = 60;

    private final Path programs;
    private final Path directory;
    private final String password;
    private final int port;

    private InstalledPostgres(Path programs, Path directory, String password, int port) {
        this.programs = programs;
        this.directory = directory;
        this.password = password;
        this.port = port;
    }

    /** Starts one in a directory that is not there yet; empty where none is installed. */
    static Optional<InstalledPostgres> start(Path directory, String password) throws Exception {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(directory);
        InstalledPostgres server = new InstalledPostgres(programs.get(), directory, password, FreePort.next());
        String data = directory.resolve("data").toString();
        Path secret = Files.writeString(directory.resolve("password"), password);
        server.run(
                "initdb",
                "-D",
                data,
                "-U",
                "postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "-E",
                "UTF8",
                "--locale=C");
        server.run(
                "pg_ctl",
                "-D",
                data,
                "-w",
                "-l",
                directory.resolve("server.log").toString(),
                "-o",
                "-p " + server.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
                "start");
        server.superuser("create role " + ROLE + " login createdb password '" + password + "'");
        return Optional.of(server);
    }

    int port() {
        return port;
    }

    void createDatabase(String name) throws Exception {
        superuser("create database " + name + " owner " + ROLE);
    }

    /** Where clients of PostgreSQL find a database. */
    String address(String database) {
        return "postgresql://" + ROLE + "@127.0.0.1:" + port + "/" + database;
    }

    /** Runs one of its programs; that it fails is an error of the test. */
    void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // it does not run as root; the kernel still sees root, and the files stay root's
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, program, ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()));
        builder.environment().put("PGPASSWORD", password);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(command + ": " + Files.readString(output));
        }
    }

    private void superuser(String statement) throws Exception {
        run(
                "psql",
                "-v",
                "ON_ERROR_STOP=1",
                "-d",
                "postgresql://postgres@127.0.0.1:" + port + "/postgres",
                "-c",
                statement);
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "-D", directory.resolve("data").toString(), "-m", "fast", "-w", "stop");
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Where all programs are, the newest version first. */
    private static Optional<Path> programs() throws IOException {
        List<Path> places = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.filter(version -> name(version).matches("\\d+"))
                        .filter(version -> number(version) >= OLDEST)
                        .sorted(Comparator.comparing(InstalledPostgres::number).reversed())
                        .forEach(version -> places.add(version.resolve("bin")));
            }
        }
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(Path::of)
                .forEach(places::add);
        return places.stream()
                .filter(place -> PROGRAMS.stream().allMatch(program -> Files.isExecutable(place.resolve(program))))
                .findFirst();
    }

    private static int number(Path version) {
        return Integer.parseInt(name(version));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
