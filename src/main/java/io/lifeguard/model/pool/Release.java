package io.lifeguard.model.pool;

import java.util.Arrays;
import java.util.Optional;

/** A server generation, oldest first. */
public enum Release {
    OCS_2007_R2("OCS 2007 R2", 4),
    LYNC_2010("Lync 2010", 5),
    LYNC_2013("Lync 2013", 6);

    private final String title;
    private final int version;

    Release(String title, int version) {
        this.title = title;
        this.version = version;
    }

    /** The product name, for messages. */
    public String title() {
        return title;
    }

    /** The {@code Version} of the management shell's exports, inferred from AD's {@code msRTCSIP-ServerVersion}. */
    public int version() {
        return version;
    }

    /** Whether the release is older than Lync 2013. */
    public boolean isLegacy() {
        return this != LYNC_2013;
    }

    /** The release of a {@code Version}; empty for an unknown one. */
    public static Optional<Release> ofVersion(int version) {
        return Arrays.stream(values()).filter(r -> r.version == version).findFirst();
    }
}
