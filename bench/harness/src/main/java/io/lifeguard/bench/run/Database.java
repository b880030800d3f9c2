package io.lifeguard.bench.run;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The PostgreSQL that a service has of its own, asked with {@code psql}. */
public final class Database {
    private static final int PATIENCE_SECONDS = 30;
    private static final String ROLE = "lifeguard";
    private static final String SUPERUSER = "postgres";

    private final Processes processes;
    private final Path data;

    /** @param data the service's data directory */
    public Database(Processes processes, Path data) {
        this.processes = processes;
        this.data = data;
    }

    /** Runs a file of statements as the service's role. */
    public void run(Path file, Map<String, String> variables) throws IOException, InterruptedException {
        Stream<String> given =
                variables.entrySet().stream().flatMap(v -> Stream.of("-v", v.getKey() + "=" + v.getValue()));
        psql(ROLE, Stream.concat(given, Stream.of("-f", file.toString())).toList());
    }

    /** What a statement gives, columns separated by {@code |}. */
    public String value(String statement) throws IOException, InterruptedException {
        return psql(ROLE, List.of("-c", statement)).strip();
    }

    /** How long a statement takes from psql to the server and back, time after time, in milliseconds. */
    public List<Double> millis(String statement, int times) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-c", "\\timing on"));
        for (int i = 0; i < times; i++) {
            arguments.addAll(List.of("-c", statement));
        }
        return psql(ROLE, arguments)
                .lines()
                .filter(line -> line.startsWith("Time: "))
                .map(line -> Double.valueOf(line.split(" ")[1]))
                .toList();
    }

    /** How long psql takes to copy the rows of a select to a file. */
    public double copySeconds(String select, Path file) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        psql(ROLE, List.of("-c", "\\copy (" + select + ") to '" + file + "' csv"));
        return (System.nanoTime() - begun) / 1e9;
    }

    public void asSuperuser(String... statements) throws IOException, InterruptedException {
        psql(SUPERUSER, Stream.of(statements).flatMap(s -> Stream.of("-c", s)).toList());
    }

    /** Where the server writes what it is told to log. */
    Path log() {
        return data.resolve("server.log");
    }

    /** The variables by which a client finds it. */
    Map<String, String> environment() throws IOException {
        return environment(ROLE);
    }

    /** The settings by which another service finds it. */
    public Map<String, String> asDatasource() throws IOException {
        Map<String, String> found = environment();
        return Map.of(
                "LIFEGUARD_DATASOURCE_URL",
                "postgresql://" + found.get("PGHOST") + ":" + found.get("PGPORT") + "/" + found.get("PGDATABASE"),
                "QUARKUS_DATASOURCE_USERNAME",
                found.get("PGUSER"),
                "QUARKUS_DATASOURCE_PASSWORD",
                found.get("PGPASSWORD"));
    }

    /** The processes of the server. */
    public List<Long> pids() throws IOException {
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(postmaster()).get(0)))
                .orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Ends the server where its service, which would have, was killed. */
    public void stop() {
        try {
            if (Files.exists(postmaster())) {
                long pid = Long.parseLong(Files.readAllLines(postmaster()).get(0));
                ProcessHandle.of(pid).ifPresent(Database::stop);
            }
        } catch (IOException e) {
            System.err.println("the server in " + data + " may still run: " + e.getMessage());
        }
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException notYet) {
            server.destroyForcibly();
            server.onExit().join();
        }
    }

    private Path postmaster() {
        return data.resolve("postgresql").resolve("postmaster.pid");
    }

    private Map<String, String> environment(String role) throws IOException {
        Properties passwords = new Properties();
        passwords.load(new StringReader(Files.readString(data.resolve("credentials"))));
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Files.readAllLines(postmaster()).get(3),
                "PGDATABASE",
                "lifeguard",
                "PGUSER",
                role,
                "PGPASSWORD",
                passwords.getProperty(role));
    }

    private String psql(String role, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment(role));
        Process process = processes.start(builder);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        processes.await(process, "psql");
        return output;
    }
}
