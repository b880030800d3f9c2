package io.lifeguard.exports.row;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.ValueForm;
import java.util.function.Consumer;

/** What stands on a chat pool and is called {@code pool\name}: a category, a room, an add-in. */
public record ContentRow(String poolFqdn, String name) {
    private static final char SEPARATOR = '\\';

    /** The folded identity. */
    public String key() {
        return Ids.key(toString());
    }

    @Override
    public String toString() {
        return poolFqdn + SEPARATOR + name;
    }

    /** Reads a whole identity; the first backslash separates, since no FQDN has one. */
    static CellReader.CellParser<ContentRow> identity(ValueForm ofName) {
        return (text, problem) -> {
            int separator = text.indexOf(SEPARATOR);
            if (separator < 0) {
                problem.accept("%s is not pool\\name, such as pchat01.contoso.com\\Research"
                        .formatted(InputSanitizer.quote(text)));
                return Cell.absent();
            }
            return of(
                    text.substring(0, separator).strip(),
                    text.substring(separator + 1).strip(),
                    ofName,
                    problem);
        };
    }

    /** Reads what refers to something, as a whole identity or by its name on the same pool. */
    static CellReader.CellParser<ContentRow> reference(String pool, ValueForm ofName) {
        return (text, problem) -> {
            int separator = text.indexOf(SEPARATOR);
            String before = separator < 0
                    ? ""
                    : ValueParser.withoutService(text.substring(0, separator).strip());
            return ValueForm.FQDN.problemWith(before).isEmpty()
                    ? of(before, text.substring(separator + 1).strip(), ofName, problem)
                    : of(pool, text, ofName, problem);
        };
    }

    private static Cell<ContentRow> of(String pool, String name, ValueForm ofName, Consumer<String> problem) {
        Cell<String> fqdn = ValueParser.fqdn(pool, problem);
        Cell<String> checked = ValueParser.of(ofName).read(name, problem);
        return fqdn.isAbsent() || checked.isAbsent()
                ? Cell.absent()
                : Cell.of(new ContentRow(fqdn.get(), checked.get()));
    }
}
