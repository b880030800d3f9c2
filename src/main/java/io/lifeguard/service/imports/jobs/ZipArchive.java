package io.lifeguard.service.imports.jobs;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.raw.NotAnExportException;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The exports in a ZIP archive, each extracted to a file of its own and of the kind that its columns say. Blocks. */
public final class ZipArchive {
    static final int MAX_FILES = 100;
    /** Deflate compresses by 1,000 at most, and exports by 50. */
    static final int MAX_RATIO = 200;
    /** Of so many bytes the ratio does not matter. */
    static final long MIN_SUSPICIOUS_BYTES = 10L << 20;

    private static final int MAX_NAME_LENGTH = 200;
    private static final int BUFFER_SIZE = 64 * 1024;

    private final ReceivedFiles files;
    private final long maxBytes;

    /** @param maxBytes of all files together, extracted */
    public ZipArchive(ReceivedFiles files, long maxBytes) {
        this.files = files;
        this.maxBytes = maxBytes;
    }

    /**
     * A file of the archive.
     *
     * @param path where it is extracted; a file of two kinds is there once and listed twice
     */
    public record ArchivedFile(String name, ExportKind kind, Path path, long bytes) {}

    /**
     * Extracts the files, in the order in which they can be imported.
     *
     * @throws LifeguardException {@link FailureCode#FILE_REFUSED} if anything is wrong with the archive; then nothing of it
     *     is left behind
     */
    public List<ArchivedFile> extract(Path archive) throws IOException {
        List<ArchivedFile> extracted = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
            long total = 0;
            for (ZipEntry entry : entries(zip)) {
                total += extract(zip, entry, maxBytes - total, extracted);
            }
            if (extracted.isEmpty()) {
                throw LifeguardException.fileRefused("The ZIP archive contains no file.");
            }
            extracted.sort(Comparator.comparing(
                            ArchivedFile::kind, Comparator.comparingInt(ExportKind.inOrderOfImport()::indexOf))
                    .thenComparing(ArchivedFile::name));
            return extracted;
        } catch (ZipException | EOFException e) {
            delete(extracted);
            throw LifeguardException.fileRefused(explain(e));
        } catch (IOException | RuntimeException e) {
            delete(extracted);
            throw e;
        }
    }

    private static List<ZipEntry> entries(ZipFile zip) {
        List<ZipEntry> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            checkName(entry.getName());
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw refused(entry, "is in the archive twice.");
            }
            if (names.size() > MAX_FILES * 10) {
                throw tooMany();
            }
            if (!entry.isDirectory() && !isOfArchiver(entry.getName())) {
                found.add(entry);
            }
        }
        if (found.size() > MAX_FILES) {
            throw tooMany();
        }
        return found;
    }

    private static LifeguardException tooMany() {
        return LifeguardException.fileRefused(
                "The ZIP archive has more than %d files; import them in several archives.".formatted(MAX_FILES));
    }

    /** Nothing is written under the name, but a name like that is not of an honest archive. */
    private static void checkName(String name) {
        boolean isAbsolute = name.startsWith("/") || name.matches("(?s)[A-Za-z]:.*");
        boolean climbs = List.of(name.replace('\\', '/').split("/", -1)).contains("..");
        boolean isOdd = name.isEmpty()
                || name.length() > MAX_NAME_LENGTH
                || name.chars().anyMatch(c -> c < ' ');
        if (isAbsolute || climbs || isOdd || name.startsWith("\\")) {
            throw LifeguardException.fileRefused(
                    "The ZIP archive has an entry %s; names must be relative, without \"..\", and have at most %d visible characters."
                            .formatted(InputSanitizer.quote(name), MAX_NAME_LENGTH));
        }
    }

    /** What archivers and file managers add. */
    private static boolean isOfArchiver(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/")
                || last.startsWith("._")
                || last.equals(".DS_Store")
                || last.equalsIgnoreCase("Thumbs.db")
                || last.equalsIgnoreCase("desktop.ini");
    }

    private long extract(ZipFile zip, ZipEntry entry, long most, List<ArchivedFile> extracted) throws IOException {
        Path path = files.create();
        try {
            long bytes = copy(zip, entry, path, most);
            for (ExportKind kind : kinds(entry, path)) {
                extracted.add(new ArchivedFile(entry.getName(), kind, path, bytes));
            }
            return bytes;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private long copy(ZipFile zip, ZipEntry entry, Path path, long most) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[BUFFER_SIZE];
        CRC32 checksum = new CRC32();
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(path)) {
            for (int count = read(in, buffer, entry); count >= 0; count = read(in, buffer, entry)) {
                checksum.update(buffer, 0, count);
                bytes += count;
                if (bytes > most) {
                    throw refused(
                            entry,
                            "and the files before it are larger than %d bytes (lifeguard.imports.max-body-size) when they are extracted."
                                    .formatted(maxBytes));
                }
                if (bytes > MIN_SUSPICIOUS_BYTES && bytes / MAX_RATIO > entry.getCompressedSize()) {
                    throw refused(entry, "is compressed by more than %d, as no export is.".formatted(MAX_RATIO));
                }
                out.write(buffer, 0, count);
            }
        }
        // ZipFile does not check it
        if (checksum.getValue() != entry.getCrc()) {
            throw refused(entry, "is damaged: its checksum is wrong.");
        }
        return bytes;
    }

    private static int read(InputStream in, byte[] buffer, ZipEntry entry) throws IOException {
        try {
            return in.read(buffer);
        } catch (ZipException | EOFException e) {
            throw refused(entry, "is damaged: " + InputSanitizer.quote(String.valueOf(e.getMessage())) + ".");
        }
    }

    private static Set<ExportKind> kinds(ZipEntry entry, Path path) throws IOException {
        try {
            Set<ExportKind> kinds = ExportFile.kinds(path);
            String name = entry.getName();
            String base = name.substring(name.lastIndexOf('/') + 1).replaceFirst("[.][^.]*$", "");
            Set<ExportKind> named = ExportKind.ofUrlName(base.toLowerCase(Locale.ROOT))
                    .filter(kinds::contains)
                    .map(Set::of)
                    .orElse(kinds);
            if (named.size() > 1 && !named.equals(Set.of(ExportKind.FRONT_END_POOLS, ExportKind.CHAT_POOLS))) {
                throw refused(
                        entry,
                        "can be several kinds of export by its columns: %s. Name it after one of them, such as %s.csv."
                                .formatted(
                                        String.join(
                                                ", ",
                                                named.stream()
                                                        .map(ExportKind::urlName)
                                                        .toList()),
                                        named.iterator().next().urlName()));
            }
            return named;
        } catch (NotAnExportException e) {
            throw refused(entry, "is no export that can be imported. " + e.getMessage());
        }
    }

    private static LifeguardException refused(ZipEntry entry, String reason) {
        return LifeguardException.fileRefused(
                "The file %s of the ZIP archive %s".formatted(InputSanitizer.quote(entry.getName()), reason));
    }

    private static String explain(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("encrypted")
                ? "The ZIP archive is encrypted; make one without a password."
                : "The file is no ZIP archive that can be read, or it is damaged: " + InputSanitizer.quote(message)
                        + ".";
    }

    private static void delete(List<ArchivedFile> extracted) throws IOException {
        for (ArchivedFile file : extracted) {
            Files.deleteIfExists(file.path());
        }
    }
}
