package io.lifeguard.model;

/** How much chat pools hold. */
public record Content(int categories, int rooms, int addIns) {
    public static final Content NONE = new Content(0, 0, 0);

    public Content plus(Content other) {
        return new Content(categories + other.categories, rooms + other.rooms, addIns + other.addIns);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
