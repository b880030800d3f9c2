package io.lifeguard.graphql.server.execution;

import io.lifeguard.model.InputSanitizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of graphql-java's own messages. It looks most of them up by locale; under this one the bundles {@code i18n} of
 * this project stand before its own: they say in GraphQL's terms what its own say in the names of classes.
 */
final class PlainMessages {
    static final Locale LOCALE = Locale.forLanguageTag("en-x-lvariant-plain");
    private static final int LONGEST = 500;
    private static final Pattern NO_OBJECT = Pattern.compile(
            "Expected type 'Map' but was '\\w+'\\. Variables for input objects must be an instance of type 'Map'\\.");

    private PlainMessages() {}

    /** A message of graphql-java as it is served: without the class that it does not look up, cut where it repeats too much, and cleaned. */
    static String of(String message) {
        String plain = NO_OBJECT.matcher(message).replaceAll("expected is an input object");
        return InputSanitizer.truncate(plain, LONGEST);
    }
}
