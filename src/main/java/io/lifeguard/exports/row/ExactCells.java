package io.lifeguard.exports.row;

import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.raw.RowHandler;
import io.lifeguard.exports.raw.TypeNames;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.InvisibleCharacters;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The values of the column {@code Exact}: those that a cell of their own cannot express, because imports remove white space
 * around a value, convert its line ends, take an empty one for an absent one, and read some texts as something else. In the
 * form of the query of a URL: {@code Description=%0D%0A&DisplayName=System.String%5B%5D}.
 */
public final class ExactCells {
    private ExactCells() {}

    /** Whether a cell of a column cannot express a value. */
    public static boolean isNeeded(Column column, String value) {
        return !RowHandler.isReadUnchanged(value)
                || TypeNames.isTypeName(value)
                || isBlank(value)
                || (column == Column.REGISTRAR_POOL && ValueParser.isCloudRegistrar(value));
    }

    /** A text that is read unchanged begins with no space. */
    private static boolean isBlank(String value) {
        return value.charAt(0) > 0x7f && InvisibleCharacters.isBlank(value);
    }

    /** Writes values, in the order of the map; an empty text for none. */
    public static String write(Map<Column, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey().title() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @param problem receives a message for each value that is not valid; it is left out
     */
    static Map<Column, String> read(String text, Consumer<String> problem) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (String value : text.split("&", -1)) {
            int equals = value.indexOf('=');
            Optional<Column> column = column(value.substring(0, Math.max(0, equals)));
            if (column.isEmpty() || column.get() == Column.EXACT) {
                problem.accept(InputSanitizer.quote(value)
                        + " does not begin with the name of a column and an equals sign, such as Description=");
            } else if (values.containsKey(column.get())) {
                problem.accept(column.get().title() + " has two values");
            } else {
                decode(value.substring(equals + 1), problem).ifPresent(decoded -> values.put(column.get(), decoded));
            }
        }
        return values;
    }

    private static Optional<Column> column(String title) {
        return Arrays.stream(Column.values())
                .filter(column -> Ids.key(column.title()).equals(Ids.key(title)))
                .findFirst();
    }

    private static Optional<String> decode(String text, Consumer<String> problem) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (Ids.isStorable(decoded) && decoded.indexOf('\uFFFD') < 0) {
                return Optional.of(decoded);
            }
        } catch (IllegalArgumentException malformed) {
            // reported below
        }
        problem.accept(InputSanitizer.quote(text) + " is not percent-encoded UTF-8");
        return Optional.empty();
    }
}
