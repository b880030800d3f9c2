package io.lifeguard.console;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is sent.
 *
 * @param entityTag weak, since it is the same for both forms
 * @param plain its bytes
 * @param compressed the same by gzip; the plain bytes if that is not shorter
 */
record ConsoleFile(String contentType, String entityTag, Buffer plain, Buffer compressed) {
    private static final int TAG_BYTES = 16;

    static ConsoleFile of(String contentType, byte[] bytes) {
        Buffer plain = Buffer.buffer(bytes);
        Buffer compressed = Buffer.buffer(compress(bytes));
        return new ConsoleFile(
                contentType, entityTag(bytes), plain, compressed.length() < plain.length() ? compressed : plain);
    }

    boolean isCompressible() {
        return compressed != plain;
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static String entityTag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
