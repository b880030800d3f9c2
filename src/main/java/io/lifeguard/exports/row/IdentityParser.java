package io.lifeguard.exports.row;

import io.lifeguard.exports.row.CellReader.CellParser;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.content.ContentItemId;
import java.util.function.Consumer;

/** Reads the identities of categories, rooms and add-ins: {@code pool\name}. */
final class IdentityParser {
    private static final char SEPARATOR = '\\';

    private IdentityParser() {}

    /** Reads the identity of a row. Its {@code Name} column, if it has one, must repeat the name. */
    static Cell<ContentItemId> of(CellReader cells, ExportKind kind, ValueForm nameForm) {
        Cell<ContentItemId> identity = cells.key(kind.key(), identity(nameForm));
        Cell<String> name = cells.text(Column.NAME);
        identity.value()
                .flatMap(id -> name.value().filter(n -> !Ids.key(n).equals(id.nameKey())))
                .ifPresent(n -> cells.report(
                        Column.NAME,
                        "%s does not match the name in %s"
                                .formatted(
                                        InputSanitizer.quote(n),
                                        InputSanitizer.quote(identity.get().toString()))));
        return identity;
    }

    /** Reads a reference: an identity, or the name of an item of the same chat pool. */
    static CellParser<ContentItemId> reference(String pool, ValueForm nameForm) {
        return (text, problem) -> {
            int separator = text.indexOf(SEPARATOR);
            String before = separator < 0
                    ? ""
                    : ValueParser.withoutService(text.substring(0, separator).strip());
            return ValueForm.FQDN.problemWith(before).isEmpty()
                    ? id(before, text.substring(separator + 1).strip(), nameForm, problem)
                    : id(pool, text, nameForm, problem);
        };
    }

    /** The first backslash separates, since no FQDN contains one. */
    private static CellParser<ContentItemId> identity(ValueForm nameForm) {
        return (text, problem) -> {
            int separator = text.indexOf(SEPARATOR);
            if (separator < 0) {
                problem.accept("%s is not pool\\name, such as pchat01.contoso.com\\Research"
                        .formatted(InputSanitizer.quote(text)));
                return Cell.absent();
            }
            return id(
                    text.substring(0, separator).strip(),
                    text.substring(separator + 1).strip(),
                    nameForm,
                    problem);
        };
    }

    private static Cell<ContentItemId> id(String pool, String name, ValueForm nameForm, Consumer<String> problem) {
        Cell<String> fqdn = ValueParser.fqdn(pool, problem);
        Cell<String> checked = ValueParser.of(nameForm).read(name, problem);
        return fqdn.isAbsent() || checked.isAbsent()
                ? Cell.absent()
                : Cell.of(new ContentItemId(fqdn.get(), checked.get()));
    }
}
