package io.lifeguard.exports.row;

import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.exports.raw.RawRow;
import io.lifeguard.model.InputSanitizer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognises rows that are about something else than the objects of the file: services of another role, since plain
 * {@code Get-CsService} lists all, and accounts without a SIP address, which {@code Get-CsAdUser} lists.
 */
public final class ForeignRows {
    private static final String REGISTRAR = "Registrar";
    private static final String CHAT_SERVER = "PersistentChatServer";
    private static final String TRUSTED_APPLICATION = "TrustedApplicationPool";
    private static final int MAX_CONTENT_LENGTH = 120;

    private ForeignRows() {}

    /** The reason to pass over a row of a file of a kind; empty if the row is about an object of that kind. */
    public static Optional<PassedOverRow> check(ExportKind kind, RawRow row) {
        if (row.passedOver().isPresent() || !row.isAligned()) {
            return row.passedOver();
        }
        return switch (kind) {
            case FRONT_END_POOLS -> otherRole(row, Set.of(REGISTRAR));
            case CHAT_POOLS -> otherRole(row, Set.of(CHAT_SERVER, TRUSTED_APPLICATION));
            case USERS -> withoutAddress(row);
            default -> Optional.empty();
        };
    }

    /** Whether the row is about a trusted application. */
    static boolean isTrustedApplication(CellReader cells) {
        return role(cells.text(Column.ROLE).value(), cells.text(Column.IDENTITY).value())
                .filter(TRUSTED_APPLICATION::equalsIgnoreCase)
                .isPresent();
    }

    private static Optional<PassedOverRow> otherRole(RawRow row, Set<String> roles) {
        return role(row.cell(Column.ROLE), row.cell(Column.IDENTITY))
                .filter(role -> roles.stream().noneMatch(role::equalsIgnoreCase))
                .map(role -> passedOver(row, PassedOverReason.OTHER_ROLE, content(row, role)));
    }

    /** The role of a service: that of the column, else the prefix of its identity; empty in a table made by hand. */
    private static Optional<String> role(Optional<String> column, Optional<String> identity) {
        return column.filter(text -> !text.isEmpty()).or(() -> identity.filter(
                        text -> !ValueParser.withoutService(text).equals(text))
                .map(text -> text.substring(0, text.indexOf(':'))));
    }

    private static String content(RawRow row, String role) {
        return row.cell(Column.IDENTITY)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> role + " " + row.cell(Column.POOL_FQDN).orElse(""))
                .strip();
    }

    /** An account that is enabled or homed has an address; where it is missing, the row is wrong. */
    private static Optional<PassedOverRow> withoutAddress(RawRow row) {
        boolean blank = Stream.of(Column.SIP_ADDRESS, Column.REGISTRAR_POOL)
                .allMatch(column -> row.cell(column).orElse("").isEmpty() && !row.isTooLong(column));
        boolean enabled = row.cell(Column.ENABLED).flatMap(BooleanWords::parse).orElse(false);
        return blank && !enabled && row.header().has(Column.SIP_ADDRESS)
                ? Optional.of(passedOver(
                        row,
                        PassedOverReason.NO_SIP_ADDRESS,
                        Stream.of(Column.DISPLAY_NAME, Column.GUID)
                                .flatMap(column -> row.cell(column).stream())
                                .filter(text -> !text.isEmpty())
                                .findFirst()
                                .orElse("")))
                : Optional.empty();
    }

    private static PassedOverRow passedOver(RawRow row, PassedOverReason reason, String content) {
        return new PassedOverRow(row.line(), reason, InputSanitizer.truncate(content, MAX_CONTENT_LENGTH));
    }
}
