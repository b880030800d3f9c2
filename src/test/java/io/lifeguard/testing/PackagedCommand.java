package io.lifeguard.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts what the build has packaged: the native executable that the property {@code lifeguard.executable}
 * names, or else the jar. Both take options as the JVM does, {@code -Dname=value} and {@code -Xmx} among them.
 */
public final class PackagedCommand {
    private static final String EXECUTABLE = System.getProperty("lifeguard.executable", "");
    /** The resource that tests lock which measure the service under load: one at a time. */
    public static final String LOAD = "load";

    /** Compiles what runs often as much as the JVM does by default: for a test whose load lasts minutes. */
    public static final String ALL_COMPILERS = "-XX:TieredStopAtLevel=4";

    // the optimizing compiler takes more than half of the processor time of a start, and tests start the jar some 70
    // times
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private PackagedCommand() {}

    /** Whether it is the native executable, which brings no PostgreSQL. */
    public static boolean isNative() {
        return !EXECUTABLE.isBlank();
    }

    /**
     * The command line.
     *
     * @throws IllegalStateException if nothing has been packaged yet
     */
    public static List<String> command(List<String> options, String... arguments) {
        Path packaged = (isNative() ? Path.of(EXECUTABLE) : JAR).toAbsolutePath();
        if (!Files.exists(packaged)) {
            throw new IllegalStateException("Package the service first: " + packaged + " is not there");
        }
        if (!isNative()) {
            return ofJar(packaged, options, arguments);
        }
        List<String> command = new ArrayList<>();
        command.add(packaged.toString());
        command.addAll(options);
        command.addAll(List.of(arguments));
        return command;
    }

    /** The command line that starts another jar, such as that of an earlier version. */
    static List<String> ofJar(Path jar, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(QUICK_START);
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
