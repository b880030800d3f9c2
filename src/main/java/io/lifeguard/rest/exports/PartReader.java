package io.lifeguard.rest.exports;

import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Reads the parts of a body one after the other. */
@FunctionalInterface
interface PartReader {

    /** The next part, which may have no bytes; empty after the last. */
    Uni<Optional<byte[]>> next();

    /**
     * A text in UTF-8.
     *
     * @param head its beginning
     * @param rest reads the parts after that; empty after the last
     */
    static PartReader ofText(String head, Supplier<Uni<Optional<String>>> rest) {
        AtomicBoolean begun = new AtomicBoolean();
        return () -> {
            Uni<Optional<String>> part =
                    begun.getAndSet(true) ? rest.get() : Uni.createFrom().item(Optional.of(head));
            return part.map(text -> text.map(written -> written.getBytes(StandardCharsets.UTF_8)));
        };
    }
}
