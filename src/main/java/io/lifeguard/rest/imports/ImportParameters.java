package io.lifeguard.rest.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.imports.options.ImportOptions;
import io.lifeguard.service.imports.options.ImportOptions.Absent;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses the query parameters of an import; an unknown parameter or value is an error. */
final class ImportParameters {
    private static final List<String> NAMES = Stream.concat(
                    Stream.of("dryRun", "impact", "absent", "allowLargeChange", "guidsReissued"),
                    GroupChatParameters.NAMES.stream())
            .toList();

    private ImportParameters() {}

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for an unknown parameter or value */
    static ImportOptions parse(ExportKind kind, MultivaluedMap<String, String> query) {
        query.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw LifeguardException.invalidValue(InputSanitizer.quote(name)
                            + " is not a parameter of an import; the parameters are " + String.join(", ", NAMES) + ".");
                });
        query.forEach((name, values) -> {
            if (values.size() > 1) {
                throw LifeguardException.invalidValue(name + " is given " + values.size() + " times; give it once.");
            }
        });
        return new ImportOptions(
                flag("dryRun", query),
                impact(query),
                absent(kind, query),
                flag("allowLargeChange", query),
                guidsReissued(kind, query),
                GroupChatParameters.parse(kind, query));
    }

    private static boolean impact(MultivaluedMap<String, String> query) {
        boolean impact = flag("impact", query);
        if (impact && !flag("dryRun", query)) {
            throw LifeguardException.invalidValue("impact: only a dry run tells the impact; add dryRun=true.");
        }
        return impact;
    }

    private static boolean guidsReissued(ExportKind kind, MultivaluedMap<String, String> query) {
        boolean reissued = flag("guidsReissued", query);
        if (reissued && kind != ExportKind.USERS) {
            throw LifeguardException.invalidValue("guidsReissued: only users have Guids.");
        }
        return reissued;
    }

    /** A parameter without a value is true. */
    private static boolean flag(String name, MultivaluedMap<String, String> query) {
        String value = query.getFirst(name);
        if (!query.containsKey(name) || "false".equals(value)) {
            return false;
        }
        if (value == null || value.isEmpty() || value.equals("true")) {
            return true;
        }
        throw LifeguardException.invalidValue(
                name + ": " + InputSanitizer.quote(value) + " is neither true nor false.");
    }

    private static Absent absent(ExportKind kind, MultivaluedMap<String, String> query) {
        if (!query.containsKey("absent")) {
            return Absent.REPORT;
        }
        String value = Optional.ofNullable(query.getFirst("absent")).orElse("");
        Absent absent = Arrays.stream(Absent.values())
                .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> LifeguardException.invalidValue(
                        "absent: " + InputSanitizer.quote(value) + " is none of report, disable and delete."));
        if (absent != Absent.REPORT && !ExportKind.ofShell().contains(kind)) {
            throw LifeguardException.invalidValue(
                    "absent: an import of " + kind.title() + " deletes none; the only value is report.");
        }
        if (absent == Absent.DISABLE && kind != ExportKind.USERS) {
            throw LifeguardException.invalidValue(
                    "absent: only users can be disabled; " + kind.title() + " can be deleted.");
        }
        return absent;
    }
}
