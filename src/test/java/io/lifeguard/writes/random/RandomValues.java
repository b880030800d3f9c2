package io.lifeguard.writes.random;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Values at random, of so few things that they meet each other all the time: ids in other case, other composition of
 * letters, without {@code sip:}, and now and then of no valid form.
 */
final class RandomValues {
    static final List<String> NO_NAMES = List.of("", " ", "x".repeat(257), "a\tb", "a\u0000", " padded");
    private static final List<String> NAMES = List.of(
            "Ada",
            "Ada Lovelace",
            "\u00c5sa",
            "A\u030asa",
            "\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2",
            "\ud83d\udef6");
    private static final List<String> NO_IDS =
            List.of("", "x", "a b.c", "sip:", "nobody@", "a\u0000@contoso.com", "y".repeat(500) + "@contoso.com");
    private static final List<String> RELEASES = List.of("OCS_2007_R2", "LYNC_2010", "LYNC_2013", "LYNC_2013");
    private static final int POOLS = RELEASES.size();
    private static final List<String> SITES = List.of("Redmond", "Dublin", "Z\u00fcrich", "Zu\u0308rich");

    private final Random random;

    RandomValues(long seed) {
        random = new Random(seed);
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    boolean rarely() {
        return oneIn(30);
    }

    <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    <T> Optional<T> usually(Supplier<T> value) {
        return oneIn(6) ? Optional.empty() : Optional.of(value.get());
    }

    String inAnyCase(String text) {
        return switch (random.nextInt(6)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    String frontEndPool() {
        return frontEndPool(random.nextInt(POOLS));
    }

    String frontEndPool(int number) {
        return rarely() ? of(NO_IDS) : inAnyCase("fe" + number + ".contoso.com");
    }

    String chatPool() {
        return chatPool(random.nextInt(POOLS));
    }

    String chatPool(int number) {
        return rarely() ? of(NO_IDS) : inAnyCase("chat" + number + ".contoso.com");
    }

    /** Mostly one of those that mostly are legacy pools. */
    String legacyChatPool() {
        return oneIn(8) ? chatPool() : chatPool(random.nextInt(2));
    }

    /** Mostly one of those that mostly are of Lync 2013. */
    String lync2013ChatPool() {
        return oneIn(8) ? chatPool() : chatPool(2 + random.nextInt(2));
    }

    /** Mostly what the pool of that number is mostly of. */
    String releaseOf(int number) {
        return RELEASES.get(oneIn(12) ? random.nextInt(POOLS) : number);
    }

    String site() {
        return of(SITES);
    }

    String user() {
        String name = of(List.of("ada", "bob", "cyd", "\u00e9ve", "e\u0301ve")) + "@contoso.com";
        return rarely() ? of(NO_IDS) : inAnyCase(random.nextBoolean() ? name : "sip:" + name);
    }

    String policy() {
        if (rarely()) {
            return of(List.of("", "Tag:", "Traders", "Site:Nowhere", "Tag:a\u0000", "Tag: x", "Site:\u0001", "Globa"));
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> inAnyCase("Global");
            case 2, 3 -> inAnyCase("Site:" + site());
            default -> inAnyCase("Tag:P" + random.nextInt(3));
        };
    }

    String grantable() {
        return oneIn(10) ? policy() : inAnyCase((random.nextBoolean() ? "" : "Tag:") + "P" + random.nextInt(3));
    }

    String name() {
        return rarely() ? of(NO_NAMES) : of(NAMES);
    }
}
