package io.lifeguard.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The value of one setting, and the exception that names the setting if the value is invalid. */
record SettingValue(String name, Optional<String> text) {

    /** Reads a setting; a blank value counts as not set. */
    static SettingValue read(Config config, String name) {
        return new SettingValue(
                name,
                config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty()));
    }

    boolean isSet() {
        return text.isPresent();
    }

    /** The entries of a comma-separated list. */
    List<String> entries() {
        return text.stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** @param problem continues a sentence that begins with the name of the setting */
    InvalidAccessException invalid(String problem) {
        return new InvalidAccessException(name + " (" + variable(name) + ") " + problem);
    }

    /** The environment variable of a setting. */
    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** A value without control characters, for messages. */
    static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", "?");
    }

    /** A constant as settings write it. */
    static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
