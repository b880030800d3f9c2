package io.lifeguard.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The JSON log file of a service under test. */
public record LogFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static LogFile of(String name) {
        return new LogFile(Path.of("target", "log-of-" + name + ".json"));
    }

    /** The settings that make the service write it, with others: names and values in turn. */
    public Map<String, String> settings(String... others) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.json.enabled", "true",
                "quarkus.log.file.rotation.rotate-on-boot", "false",
                "quarkus.log.file.path", path.toString()));
        for (int i = 0; i < others.length; i += 2) {
            settings.put(others[i], others[i + 1]);
        }
        return settings;
    }

    /** The number of lines so far. */
    public int end() {
        return text().size();
    }

    public List<String> text() {
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines after the first {@code from} that match. */
    public List<JsonNode> lines(int from, Predicate<JsonNode> meant) {
        return text().stream().skip(from).map(LogFile::parse).filter(meant).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + line, e);
        }
    }
}
