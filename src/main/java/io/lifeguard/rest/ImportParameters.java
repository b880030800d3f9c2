package io.lifeguard.rest;

import io.lifeguard.exports.ExportKind;
import io.lifeguard.model.Echo;
import io.lifeguard.service.InvalidValueException;
import io.lifeguard.service.imports.ImportOptions;
import io.lifeguard.service.imports.ImportOptions.Absent;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The query parameters of an import. What is none of their values is refused, never guessed at. */
final class ImportParameters {
    private ImportParameters() {}

    static ImportOptions parse(
            ExportKind kind, @Nullable String dryRun, @Nullable String absent, @Nullable String overATenth) {
        return new ImportOptions(flag("dryRun", dryRun), absent(kind, absent), flag("overATenth", overATenth));
    }

    private static boolean flag(String name, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true") || value.isEmpty()) {
            return true;
        }
        throw new InvalidValueException(name + ": " + Echo.of(value) + " is neither true nor false.");
    }

    private static Absent absent(ExportKind kind, @Nullable String value) {
        if (value == null) {
            return Absent.REPORT;
        }
        Absent absent = Arrays.stream(Absent.values())
                .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "absent: " + Echo.of(value) + " is none of report, disable and delete."));
        if (absent == Absent.DISABLE && kind != ExportKind.USERS) {
            throw new InvalidValueException("absent: only users can be disabled; " + kind.title() + " can be deleted.");
        }
        return absent;
    }
}
