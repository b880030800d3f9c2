package io.lifeguard.exports.row;

import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.row.CellReader.CellParser;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.content.ContentItemId;
import java.util.List;
import java.util.function.Consumer;

/** Reads the identities of categories, rooms and add-ins: {@code pool\name}. */
final class IdentityParser {
    private static final char SEPARATOR = '\\';

    /** The columns that together say the same as {@code Identity}. */
    static final List<Column> PARTS = List.of(Column.PERSISTENT_CHAT_POOL_FQDN, Column.NAME);

    private IdentityParser() {}

    /** Reads the identity of a row, or builds it from the chat pool and the name. Columns that say the same must agree. */
    static Cell<ContentItemId> of(CellReader cells, ExportKind kind, ValueForm nameForm) {
        boolean inParts = !cells.hasValue(Column.IDENTITY) && PARTS.stream().allMatch(cells::hasValue);
        Cell<ContentItemId> identity = inParts ? ofParts(cells, nameForm) : cells.key(kind.key(), identity(nameForm));
        identity.value().ifPresent(id -> {
            reportIfOther(cells, Column.NAME, cells.text(Column.NAME), id.nameKey(), "name", id);
            Cell<String> pool = cells.text(Column.PERSISTENT_CHAT_POOL_FQDN).map(ValueParser::withoutService);
            reportIfOther(cells, Column.PERSISTENT_CHAT_POOL_FQDN, pool, id.poolKey(), "chat pool", id);
        });
        return identity;
    }

    private static Cell<ContentItemId> ofParts(CellReader cells, ValueForm nameForm) {
        Cell<String> pool = cells.read(Column.PERSISTENT_CHAT_POOL_FQDN, ValueParser::fqdn);
        Cell<String> name = cells.read(Column.NAME, ValueParser.of(nameForm));
        return pool.value().isEmpty() || name.value().isEmpty()
                ? Cell.absent()
                : Cell.of(new ContentItemId(pool.get(), name.get()));
    }

    private static void reportIfOther(
            CellReader cells, Column column, Cell<String> said, String key, String what, ContentItemId identity) {
        said.value()
                .filter(text -> !Ids.key(text).equals(key))
                .ifPresent(text -> cells.report(
                        column,
                        "%s does not match the %s in %s"
                                .formatted(
                                        InputSanitizer.quote(text), what, InputSanitizer.quote(identity.toString()))));
    }

    /** Reads a reference: an identity, or the name or id of an item of the same chat pool. */
    static CellParser<ContentReference> reference(String pool, ValueForm nameForm) {
        return (text, problem) ->
                item(pool, nameForm).read(text, problem).map(named -> ContentReference.named(named, text));
    }

    /** Reads a reference: an identity, or the name of an item of the same chat pool. */
    static CellParser<ContentItemId> item(String pool, ValueForm nameForm) {
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
