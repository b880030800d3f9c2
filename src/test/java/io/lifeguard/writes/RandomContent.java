package io.lifeguard.writes;

import io.lifeguard.writes.ContentWrite.DeleteAddIn;
import io.lifeguard.writes.ContentWrite.DeleteCategory;
import io.lifeguard.writes.ContentWrite.DeleteRoom;
import io.lifeguard.writes.ContentWrite.PutAddIn;
import io.lifeguard.writes.ContentWrite.PutCategory;
import io.lifeguard.writes.ContentWrite.PutRoom;
import java.util.List;
import java.util.function.Supplier;

/** Writes at random to categories, rooms and add-ins, which share few names. */
final class RandomContent {
    private static final List<String> NAMES = List.of("Alpha", "B\u00e9ta", "Be\u0301ta");
    private static final List<String> NAMES_OF_ROOMS = List.of("\u0393\u03ac\u03bc\u03bc\u03b1", "\ud83d\udef6");
    private static final List<String> URLS = List.of(
            "https://apps.contoso.com/ticker",
            "HTTP://apps",
            "https://apps.contoso.com",
            "ftp://apps.contoso.com",
            "apps.contoso.com",
            "http://",
            "https://apps/" + "x".repeat(255));

    private final Picks picks;

    RandomContent(Picks picks) {
        this.picks = picks;
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
        return new PutCategory(picks.chatPool(), name(), picks.maybe(picks::name));
    }

    /** Most refer to things of their own pool. */
    Write putRoom() {
        String pool = picks.chatPool();
        return new PutRoom(
                pool,
                roomName(),
                reference(pool),
                picks.maybe(picks::name),
                picks.of(List.of("NORMAL", "AUDITORIUM")),
                picks.of(List.of("OPEN", "CLOSED", "SECRET")),
                picks.oneIn(4),
                picks.oneIn(3) ? picks.maybe(() -> reference(pool)) : picks.maybe(() -> pool + "\\" + name()));
    }

    Write putAddIn() {
        return new PutAddIn(
                picks.chatPool(),
                picks.rarely() ? "x".repeat(51) : name(),
                URLS.get(picks.oneIn(4) ? picks.upTo(URLS.size()) : picks.upTo(3)));
    }

    private String reference(String pool) {
        return picks.oneIn(5) ? id(name()) : pool + "\\" + name();
    }

    private String id(String name) {
        return picks.rarely()
                ? picks.of(List.of("", "Alpha", "\\", "chat0.contoso.com\\"))
                : picks.chatPool() + "\\" + name;
    }

    private String name() {
        return picks.rarely() ? picks.of(Picks.NO_NAMES) : picks.inAnyCase(picks.of(NAMES));
    }

    /** Now and then one that categories have too. */
    private String roomName() {
        return picks.oneIn(6) ? name() : picks.inAnyCase(picks.of(NAMES_OF_ROOMS));
    }
}
