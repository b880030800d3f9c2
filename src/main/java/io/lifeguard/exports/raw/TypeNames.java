package io.lifeguard.exports.raw;

import io.lifeguard.model.InputSanitizer;
import java.util.List;

/** Names of .NET types, which {@code Export-Csv} writes instead of the values of a list or an object. */
public final class TypeNames {
    private static final List<String> BEGINNINGS = List.of(
            "System.Collections.", "System.Object[", "System.String[", "Microsoft.Rtc.", "Microsoft.ActiveDirectory.");

    private TypeNames() {}

    public static boolean isTypeName(String text) {
        return !text.isEmpty()
                && (text.charAt(0) == 'S' || text.charAt(0) == 'M')
                && BEGINNINGS.stream().anyMatch(text::startsWith);
    }

    /** The problem of a cell that has such a name instead of a value. */
    public static String problem(String text) {
        return "%s is the name of a type, which Export-Csv writes instead of a list or an object; export its value with Select-Object"
                .formatted(InputSanitizer.quote(text));
    }
}
