package io.lifeguard.http.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The files that pages are served from. */
final class PageResource {
    private PageResource() {}

    /** The content of a file. */
    static String read(String name) {
        String path = "/pages/" + name;
        try (InputStream stream = Objects.requireNonNull(PageResource.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
