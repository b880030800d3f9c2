package io.lifeguard.graphql.server.execution;

import io.lifeguard.model.InputSanitizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Messages of graphql-java without names of Java classes. graphql-java looks most of them up by locale, and for this locale finds
 * the {@code i18n} bundles of this project.
 */
final class PlainMessages {
    static final Locale LOCALE = Locale.forLanguageTag("en-x-lvariant-plain");
    private static final int MAX_LENGTH = 500;
    private static final Pattern NO_OBJECT = Pattern.compile(
            "Expected type 'Map' but was '\\w+'\\. Variables for input objects must be an instance of type 'Map'\\.");

    private PlainMessages() {}

    /** A message as it is served: without the class name of the one message that is not looked up, truncated and sanitized. */
    static String of(String message) {
        String plain = NO_OBJECT.matcher(message).replaceAll("expected is an input object");
        return InputSanitizer.truncate(plain, MAX_LENGTH);
    }
}
