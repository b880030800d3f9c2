package io.lifeguard.rest.exports;

import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A ZIP archive of several files. Equal files make equal archives. */
final class ZipParts implements PartReader {
    /** The first that ZIP has. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Iterator<ZippedFile> files;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(written);
    private @Nullable PartReader file;
    private boolean ended;

    /** A file of an archive, by its name. */
    record ZippedFile(String name, PartReader parts) {}

    /** @param files in the order of the archive */
    ZipParts(List<ZippedFile> files) {
        this.files = files.iterator();
        zip.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public Uni<Optional<byte[]>> next() {
        if (ended) {
            return Uni.createFrom().item(Optional.empty());
        }
        PartReader current = file == null && files.hasNext() ? begin(files.next()) : file;
        if (current == null) {
            return Uni.createFrom().item(Optional.of(end()));
        }
        return current.next().map(part -> Optional.of(write(part)));
    }

    private PartReader begin(ZippedFile next) {
        file = next.parts();
        ZipEntry entry = new ZipEntry(next.name());
        entry.setTimeLocal(TIME);
        write(() -> zip.putNextEntry(entry));
        return next.parts();
    }

    private byte[] write(Optional<byte[]> part) {
        if (part.isPresent()) {
            write(() -> zip.write(part.get()));
        } else {
            file = null;
            write(zip::closeEntry);
        }
        return take();
    }

    private byte[] end() {
        ended = true;
        write(zip::close);
        return take();
    }

    private byte[] take() {
        byte[] bytes = written.toByteArray();
        written.reset();
        return bytes;
    }

    @FunctionalInterface
    private interface ZipWrite {
        void run() throws IOException;
    }

    private static void write(ZipWrite write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory can be written", e);
        }
    }
}
