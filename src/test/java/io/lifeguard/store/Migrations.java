package io.lifeguard.store;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The migrations as they are written. */
public final class Migrations {
    private static final Pattern GIVEN = Pattern.compile("(?<!drop )\\bconstraint (?:trigger )?(\\w+)");
    private static final Pattern TAKEN = Pattern.compile("\\bdrop constraint (\\w+)");
    private static final Pattern DROPPED = Pattern.compile("\\bdrop table (\\w+)");
    private static final Pattern COMMENT = Pattern.compile("--.*");

    private Migrations() {}

    /** The names that migrations give to constraints, each as often as it was given and not taken again. */
    public static List<String> constraintNames() throws IOException, URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(Migrations.class.getResource("/db/migration"))
                .toURI());
        try (Stream<Path> files = Files.list(directory)) {
            List<String> all = files.map(Migrations::statements).toList();
            List<String> left = new ArrayList<>(names(GIVEN, all));
            names(TAKEN, all).forEach(name -> left.remove(name));
            names(DROPPED, all).forEach(table -> left.removeIf(name -> name.startsWith(table + "_")));
            return left;
        }
    }

    private static List<String> names(Pattern pattern, List<String> all) {
        return all.stream()
                .flatMap(sql -> pattern.matcher(sql).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static String statements(Path file) {
        try {
            return COMMENT.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
