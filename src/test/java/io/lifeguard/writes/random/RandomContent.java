package io.lifeguard.writes.random;

import io.lifeguard.writes.client.ContentWrite.DeleteAddIn;
import io.lifeguard.writes.client.ContentWrite.DeleteCategory;
import io.lifeguard.writes.client.ContentWrite.DeleteRoom;
import io.lifeguard.writes.client.ContentWrite.PutAddIn;
import io.lifeguard.writes.client.ContentWrite.PutCategory;
import io.lifeguard.writes.client.ContentWrite.PutRoom;
import io.lifeguard.writes.client.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes at random to categories, rooms and add-ins, which share few names. */
final class RandomContent {
    private static final List<String> NAMES = List.of("Alpha", "B\u00e9ta", "Be\u0301ta", "Alpha\\B\u00e9ta", "Gamma");
    private static final List<String> NAMES_OF_ROOMS =
            List.of("\u0393\u03ac\u03bc\u03bc\u03b1", "\ud83d\udef6", "B\u00e9ta\\\ud83d\udef6", "L".repeat(253));
    private static final List<String> URLS = List.of(
            "https://apps.contoso.com/ticker",
            "HTTP://apps",
            "https://apps.contoso.com",
            "ftp://apps.contoso.com",
            "apps.contoso.com",
            "http://",
            "https://apps/" + "x".repeat(2048));

    private final RandomValues randomValues;

    RandomContent(RandomValues randomValues) {
        this.randomValues = randomValues;
    }

    List<Supplier<Write>> kinds() {
        return List.of(
                this::putCategory,
                this::putCategory,
                this::putCategory,
                () -> new DeleteCategory(id(name())),
                this::putRoom,
                this::putRoom,
                this::putRoom,
                this::putRoom,
                this::putRoom,
                () -> new DeleteRoom(id(roomName())),
                () -> new DeleteRoom(id(roomName())),
                this::putAddIn,
                this::putAddIn,
                () -> new DeleteAddIn(id(name())));
    }

    Write putCategory() {
        String pool = randomValues.oneIn(2) ? randomValues.legacyChatPool() : randomValues.chatPool();
        return new PutCategory(
                pool,
                name(),
                randomValues.maybe(randomValues::name),
                randomValues.oneIn(3) ? Optional.of(reference(pool)) : Optional.empty());
    }

    /** Most refer to things of their own pool. */
    Write putRoom() {
        String pool = randomValues.chatPool();
        return new PutRoom(
                pool,
                roomName(),
                reference(pool),
                randomValues.maybe(randomValues::name),
                randomValues.of(List.of("NORMAL", "AUDITORIUM")),
                randomValues.of(List.of("OPEN", "CLOSED", "SECRET")),
                randomValues.oneIn(4),
                randomValues.oneIn(3)
                        ? randomValues.maybe(() -> reference(pool))
                        : randomValues.maybe(() -> pool + "\\" + name()));
    }

    Write putAddIn() {
        return new PutAddIn(
                randomValues.chatPool(),
                randomValues.rarely() ? "x".repeat(257) : name(),
                URLS.get(randomValues.oneIn(4) ? randomValues.upTo(URLS.size()) : randomValues.upTo(3)));
    }

    private String reference(String pool) {
        return randomValues.oneIn(5) ? id(name()) : pool + "\\" + name();
    }

    private String id(String name) {
        return randomValues.rarely()
                ? randomValues.of(List.of("", "Alpha", "\\", "chat0.contoso.com\\"))
                : randomValues.chatPool() + "\\" + name;
    }

    private String name() {
        return randomValues.rarely()
                ? randomValues.of(RandomValues.NO_NAMES)
                : randomValues.inAnyCase(randomValues.of(NAMES));
    }

    /** Now and then one that categories have too. */
    private String roomName() {
        return randomValues.oneIn(6) ? name() : randomValues.inAnyCase(randomValues.of(NAMES_OF_ROOMS));
    }
}
