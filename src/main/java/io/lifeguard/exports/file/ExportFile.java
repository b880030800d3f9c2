package io.lifeguard.exports.file;

import de.siegmar.fastcsv.reader.CsvReader;
import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.raw.ColumnHeader;
import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.raw.PassedOverRow;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.exports.raw.PassedOverRows;
import io.lifeguard.exports.raw.RawRow;
import io.lifeguard.exports.raw.RowHandler;
import io.lifeguard.exports.row.AddInRow;
import io.lifeguard.exports.row.CategoryRow;
import io.lifeguard.exports.row.CellReader;
import io.lifeguard.exports.row.ChatPoolRow;
import io.lifeguard.exports.row.ConfigurationRow;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.FrontEndPoolRow;
import io.lifeguard.exports.row.MigrationRow;
import io.lifeguard.exports.row.PolicyRow;
import io.lifeguard.exports.row.RoomRow;
import io.lifeguard.exports.row.UserHomeParser;
import io.lifeguard.exports.row.UserRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file from {@code Export-Csv} of the management shell, or a table of the same form. The file is checked as a
 * whole when it is opened; its rows can be read several times. No file handle stays open in between.
 *
 * <p>Accepted: a {@code #TYPE} and a {@code sep=} line; UTF-8, UTF-16 (with or without a byte-order mark), Windows-1252
 * and ASCII; CRLF, LF and CR; any delimiter that is declared, otherwise comma, semicolon, tab, |, ^ and ~; columns in any
 * order and case; unknown columns; empty lines; the head again between rows. White space around a value is removed; line
 * breaks within a value become LF.
 */
public final class ExportFile {
    private static final int BUFFER_SIZE = 64 * 1024;

    private final Path file;
    private final ExportKind kind;
    private final FileHead head;
    private final ColumnHeader header;
    private final WholeFileCheck whole;
    private final long size;

    private ExportFile(
            Path file, ExportKind kind, FileHead head, ColumnHeader header, WholeFileCheck whole, long size) {
        this.file = file;
        this.kind = kind;
        this.head = head;
        this.header = header;
        this.whole = whole;
        this.size = size;
    }

    /**
     * Checks the whole file in constant memory. Blocking.
     *
     * @throws NotAnExportException if the file is refused as a whole
     * @throws IOException if it cannot be read
     */
    public static ExportFile open(Path file, ExportKind kind) throws IOException, NotAnExportException {
        FileHead head = FileHead.of(file);
        ColumnHeader header = header(head, kind);
        return new ExportFile(file, kind, head, header, WholeFileCheck.check(file, head), Files.size(file));
    }

    /**
     * The kinds that a file can be of, by its columns: one that has the columns to create its objects, if there is one. The
     * list of all services is of two kinds. Blocking.
     *
     * @throws NotAnExportException if it is of none
     */
    public static Set<ExportKind> kinds(Path file) throws IOException, NotAnExportException {
        FileHead head = FileHead.of(file);
        Set<ExportKind> possible = EnumSet.noneOf(ExportKind.class);
        Set<ExportKind> complete = EnumSet.noneOf(ExportKind.class);
        @Nullable NotAnExportException refusal = null;
        for (ExportKind kind : ExportKind.values()) {
            try {
                ColumnHeader header = header(head, kind);
                possible.add(kind);
                if (header.missing(kind.toCreate()).isEmpty()
                        && !kind.toCreate().isEmpty()) {
                    complete.add(kind);
                }
            } catch (NotAnExportException e) {
                refusal = e;
            }
        }
        if (possible.isEmpty() && refusal != null) {
            throw refusal;
        }
        return complete.isEmpty() ? possible : complete;
    }

    private static ColumnHeader header(FileHead head, ExportKind kind) throws NotAnExportException {
        ColumnHeader header = new ColumnHeader(head.names(), kind.columns());
        Optional<KnownExport> other = KnownExport.otherThan(kind, head);
        if (other.isPresent()) {
            throw NotAnExportException.otherExport(other.get().command(), head.names(), kind.title());
        }
        Optional<String> missing = kind.missingKey(header.present());
        if (missing.isPresent()) {
            throw NotAnExportException.missingKey(missing.get(), head.names(), kind.title());
        }
        Optional<String> twice = header.duplicate();
        if (twice.isPresent()) {
            throw NotAnExportException.duplicateColumn(twice.get(), head.names());
        }
        return header;
    }

    public ExportKind kind() {
        return kind;
    }

    /** The encoding of the file; UTF-8 for ASCII. */
    public Charset charset() {
        return whole.charset();
    }

    public char delimiter() {
        return head.delimiter();
    }

    /** The names of all columns as written in the file, in its order, including unknown ones. */
    public List<String> columns() {
        return header.names();
    }

    /** The columns of the file that are read, in its order. */
    public List<Column> knownColumns() {
        return header.inOrder();
    }

    /** The size of the file in bytes. */
    public long size() {
        return size;
    }

    /** The number of rows, including those with problems and those that are passed over. */
    public long rowCount() {
        return head.blankLines().size() + whole.records();
    }

    /** The number of rows that have at least one character besides delimiters and quotes. */
    public long filledRowCount() {
        return whole.filledRecords();
    }

    /** The missing columns that a row needs to create an object, such as {@code RegistrarPool or HomeServer}. */
    public List<String> missingToCreate() {
        return header.missing(kind.toCreate());
    }

    /** Whether the file has the columns that a row needs to create an object. */
    public boolean canCreate() {
        return missingToCreate().isEmpty();
    }

    /** The rows of the kind of this file. */
    public ExportRows<? extends ExportRow> rows() throws IOException {
        return switch (kind) {
            case FRONT_END_POOLS -> frontEndPools();
            case POLICIES -> policies();
            case CHAT_POOLS -> chatPools();
            case USERS -> users();
            case CATEGORIES -> categories();
            case ROOMS -> rooms();
            case ADD_INS -> addIns();
            case CLIENT_CONFIGURATIONS -> configurations();
            case MIGRATIONS -> rows(ExportKind.MIGRATIONS, MigrationRow::of);
        };
    }

    public ExportRows<FrontEndPoolRow> frontEndPools() throws IOException {
        return rows(ExportKind.FRONT_END_POOLS, FrontEndPoolRow::of);
    }

    public ExportRows<PolicyRow> policies() throws IOException {
        return rows(ExportKind.POLICIES, PolicyRow::of);
    }

    public ExportRows<ChatPoolRow> chatPools() throws IOException {
        return rows(ExportKind.CHAT_POOLS, ChatPoolRow::of);
    }

    public ExportRows<UserRow> users() throws IOException {
        return users(Set.of());
    }

    /** As {@link #users()}, with the accounts without a SIP address: their Guids say that they are in the file. */
    public ExportRows<UserRow> usersAndAccounts() throws IOException {
        return users(Set.of(PassedOverReason.NO_SIP_ADDRESS));
    }

    private ExportRows<UserRow> users(Set<PassedOverReason> kept) throws IOException {
        UserHomeParser homes = new UserHomeParser();
        return rows(ExportKind.USERS, cells -> UserRow.of(cells, homes), kept);
    }

    public ExportRows<CategoryRow> categories() throws IOException {
        return rows(ExportKind.CATEGORIES, CategoryRow::of);
    }

    public ExportRows<RoomRow> rooms() throws IOException {
        return rows(ExportKind.ROOMS, RoomRow::of);
    }

    public ExportRows<AddInRow> addIns() throws IOException {
        return rows(ExportKind.ADD_INS, AddInRow::of);
    }

    public ExportRows<ConfigurationRow> configurations() throws IOException {
        return rows(ExportKind.CLIENT_CONFIGURATIONS, ConfigurationRow::of);
    }

    private <R extends ExportRow> ExportRows<R> rows(ExportKind expected, Function<CellReader, R> row)
            throws IOException {
        return rows(expected, row, Set.of());
    }

    private <R extends ExportRow> ExportRows<R> rows(
            ExportKind expected, Function<CellReader, R> row, Set<PassedOverReason> kept) throws IOException {
        if (expected != kind) {
            throw new IllegalStateException("the file was opened as %s, not as %s".formatted(kind, expected));
        }
        PassedOverRows passedOver = new PassedOverRows();
        head.blankLines().forEach(line -> passedOver.add(new PassedOverRow(line, PassedOverReason.BLANK, "")));
        FileChannel channel = FileChannel.open(file);
        return new ExportRows<>(
                reader(channel),
                kind,
                raw -> row.apply(new CellReader(raw)),
                passedOver,
                kept,
                () -> position(channel));
    }

    /** The position at which the next bytes are read; the size of the file once it is closed. */
    private long position(FileChannel channel) {
        try {
            return channel.isOpen() ? channel.position() : size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the channel if the head cannot be read again. */
    private CsvReader<RawRow> reader(FileChannel channel) throws IOException {
        try {
            channel.position(head.mark().length());
            LineEndReader text = new LineEndReader(Channels.newReader(channel, decoder(), BUFFER_SIZE));
            CsvReader<RawRow> reader = CsvReader.builder()
                    .fieldSeparator(head.delimiter())
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .maxBufferSize(2 * StructureCheck.MAX_FIELD_LENGTH)
                    .build(new RowHandler(header, kind.keyColumns()), text);
            reader.skipLines(Math.toIntExact(head.line() - 1));
            return reader;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** In a checked file only unpaired surrogates in UTF-16 are malformed; they become U+FFFD. */
    private CharsetDecoder decoder() {
        return whole.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }
}
