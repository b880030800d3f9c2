package io.lifeguard.writes;

import io.lifeguard.writes.Write.ConfigureClient;
import io.lifeguard.writes.Write.DeleteChatPool;
import io.lifeguard.writes.Write.DeleteFrontEndPool;
import io.lifeguard.writes.Write.DeletePolicy;
import io.lifeguard.writes.Write.DeleteUser;
import io.lifeguard.writes.Write.GrantPolicy;
import io.lifeguard.writes.Write.MoveUser;
import io.lifeguard.writes.Write.PutChatPool;
import io.lifeguard.writes.Write.PutFrontEndPool;
import io.lifeguard.writes.Write.PutPolicy;
import io.lifeguard.writes.Write.PutUser;
import io.lifeguard.writes.Write.RemoveClientConfiguration;
import io.lifeguard.writes.Write.RenameUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Writes at random, over so few things that they meet each other all the time: ids in other case, other composition of
 * letters, without {@code sip:}, and now and then of no valid form.
 */
final class RandomWrites {
    private static final List<String> RELEASES = List.of("OCS_2007_R2", "LYNC_2010", "LYNC_2013", "LYNC_2013");
    private static final List<String> SITES = List.of("Redmond", "Dublin", "Z\u00fcrich", "Zu\u0308rich");
    private static final List<String> CLIENTS = List.of(
            "GROUP_CHAT_2007_R2",
            "GROUP_CHAT_2010",
            "GROUP_CHAT_2010",
            "LYNC_2013",
            "LYNC_2013",
            "LYNC_2013",
            "LYNC_2013_BASIC",
            "LYNC_MOBILE");
    private static final List<String> NAMES = List.of(
            "Ada",
            "Ada Lovelace",
            "\u00c5sa",
            "A\u030asa",
            "\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2",
            "\ud83d\udef6");
    private static final List<String> NO_NAMES = List.of("", " ", "x".repeat(257), "a\tb", "a\u0000", " padded");
    private static final List<String> NO_IDS =
            List.of("", "x", "a b.c", "sip:", "nobody@", "a\u0000@contoso.com", "y".repeat(500) + "@contoso.com");

    private final Random random;
    private final List<Supplier<Write>> kinds;

    RandomWrites(long seed) {
        random = new Random(seed);
        kinds = List.of(
                this::putFrontEndPool,
                this::putFrontEndPool,
                () -> new DeleteFrontEndPool(frontEndPool()),
                this::putChatPool,
                this::putChatPool,
                () -> new DeleteChatPool(chatPool()),
                () -> new PutPolicy(policy(), random.nextInt(4) > 0, maybe(this::name)),
                () -> new DeletePolicy(policy()),
                this::putUser,
                this::putUser,
                this::putUser,
                () -> new RenameUser(user(), user()),
                () -> new DeleteUser(user()),
                () -> new MoveUser(user(), usually(this::frontEndPool)),
                () -> new MoveUser(user(), usually(this::frontEndPool)),
                () -> new GrantPolicy(user(), usually(this::grantable)),
                () -> new ConfigureClient(user(), of(CLIENTS), chatPool(), random.nextInt(3) == 0),
                () -> new ConfigureClient(user(), of(CLIENTS), chatPool(), random.nextInt(3) == 0),
                () -> new ConfigureClient(user(), of(CLIENTS), chatPool(), random.nextInt(3) == 0),
                () -> new RemoveClientConfiguration(user(), of(CLIENTS), chatPool()));
    }

    Write next() {
        return of(kinds).get();
    }

    /** A file of up to 8 rows of valid forms, no two about one thing. */
    Import nextImport() {
        String kind = of(List.of("front-end-pools", "chat-pools", "policies", "users", "users"));
        Supplier<Write> row =
                switch (kind) {
                    case "front-end-pools" -> this::putFrontEndPool;
                    case "chat-pools" -> this::putChatPool;
                    case "policies" -> () -> new PutPolicy(policy(), random.nextInt(4) > 0, maybe(this::name));
                    default -> this::putUser;
                };
        Map<String, Write> rows = new LinkedHashMap<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            Write next = row.get();
            // a file with U+0000 is no text and refused whole
            if (Model.takesAsRow(next) && next.toString().indexOf('\0') < 0) {
                rows.putIfAbsent(Model.keyOf(next), next);
            }
        }
        return new Import(kind, List.copyOf(rows.values()));
    }

    private Write putFrontEndPool() {
        return new PutFrontEndPool(frontEndPool(), of(RELEASES), rarely() ? of(NO_NAMES) : inAnyCase(of(SITES)));
    }

    private Write putChatPool() {
        return new PutChatPool(chatPool(), of(RELEASES), frontEndPool(), maybe(this::name));
    }

    private Write putUser() {
        boolean online = random.nextInt(8) == 0;
        return new PutUser(
                user(),
                maybe(() -> rarely() ? of(NO_NAMES) : inAnyCase("guid-" + random.nextInt(4))),
                maybe(this::name),
                of(List.of(Optional.of(true), Optional.of(true), Optional.<Boolean>empty(), Optional.of(false)))
                        .orElse(null),
                online ? "ONLINE" : random.nextBoolean() ? "ON_PREMISES" : null,
                online && random.nextInt(4) > 0 ? Optional.empty() : usually(this::frontEndPool),
                maybe(this::grantable));
    }

    private String frontEndPool() {
        return rarely() ? of(NO_IDS) : inAnyCase("fe" + random.nextInt(4) + ".contoso.com");
    }

    private String chatPool() {
        return rarely() ? of(NO_IDS) : inAnyCase("chat" + random.nextInt(4) + ".contoso.com");
    }

    private String user() {
        String name = of(List.of("ada", "bob", "cyd", "dan", "\u00e9ve", "e\u0301ve")) + "@contoso.com";
        return rarely() ? of(NO_IDS) : inAnyCase(random.nextBoolean() ? name : "sip:" + name);
    }

    private String policy() {
        if (rarely()) {
            return of(List.of("", "Tag:", "Traders", "Site:Nowhere", "Tag:a\u0000", "Tag: x", "Site:\u0001", "Globa"));
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> inAnyCase("Global");
            case 2, 3 -> inAnyCase("Site:" + of(SITES));
            default -> inAnyCase("Tag:P" + random.nextInt(3));
        };
    }

    private String grantable() {
        return random.nextInt(10) == 0
                ? policy()
                : inAnyCase((random.nextBoolean() ? "" : "Tag:") + "P" + random.nextInt(3));
    }

    private String name() {
        return rarely() ? of(NO_NAMES) : of(NAMES);
    }

    private String inAnyCase(String text) {
        return switch (random.nextInt(6)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    private boolean rarely() {
        return random.nextInt(30) == 0;
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> Optional<T> usually(Supplier<T> value) {
        return random.nextInt(6) > 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
