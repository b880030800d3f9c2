package io.lifeguard.writes;

import io.lifeguard.writes.MigrationStep.CancelMigration;
import io.lifeguard.writes.MigrationStep.CompleteMigration;
import io.lifeguard.writes.MigrationStep.DecommissionChatPool;
import io.lifeguard.writes.MigrationStep.PlanMigration;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes of every kind at random. */
final class RandomWrites {
    private static final List<String> LEGACY_CLIENTS =
            List.of("GROUP_CHAT_2007_R2", "GROUP_CHAT_2010", "GROUP_CHAT_2010", "GROUP_CHAT_2010");
    private static final List<String> OTHER_CLIENTS =
            List.of("LYNC_2013", "LYNC_2013", "LYNC_2013", "LYNC_2013_BASIC", "LYNC_MOBILE");

    private final Picks picks;
    private final RandomContent content;
    private final List<Supplier<Write>> kinds = new ArrayList<>();
    private final Deque<Supplier<Write>> founding = new ArrayDeque<>();

    RandomWrites(long seed) {
        picks = new Picks(seed);
        content = new RandomContent(picks);
        kinds.addAll(toPools());
        kinds.addAll(toUsers());
        kinds.addAll(content.kinds());
        kinds.addAll(stepsOfMigrations());
        found();
    }

    /** Most sequences begin with an organisation, or nearly all would be refused for what is not there. */
    private void found() {
        for (int i = 0; i < 4; i++) {
            int number = i;
            founding.add(() -> putFrontEndPool(number));
            founding.add(() -> putChatPool(number));
            founding.add(content::putCategory);
            founding.add(content::putCategory);
            founding.add(content::putAddIn);
            founding.add(content::putRoom);
            founding.add(content::putRoom);
            founding.add(this::putPolicy);
            founding.add(this::putUser);
            founding.add(this::putUser);
            founding.add(this::configureClient);
            founding.add(this::configureClient);
        }
        founding.removeIf(write -> picks.oneIn(6));
    }

    private List<Supplier<Write>> toPools() {
        return List.of(
                this::putFrontEndPool,
                this::putFrontEndPool,
                () -> new DeleteFrontEndPool(picks.frontEndPool()),
                this::putChatPool,
                this::putChatPool,
                this::putChatPool,
                () -> new DeleteChatPool(picks.chatPool()),
                () -> new DeleteChatPool(picks.chatPool()),
                this::putPolicy,
                () -> new DeletePolicy(picks.policy()));
    }

    private List<Supplier<Write>> toUsers() {
        return List.of(
                this::putUser,
                this::putUser,
                this::putUser,
                () -> new RenameUser(picks.user(), picks.user()),
                () -> new DeleteUser(picks.user()),
                () -> new MoveUser(picks.user(), picks.usually(picks::frontEndPool)),
                () -> new MoveUser(picks.user(), picks.usually(picks::frontEndPool)),
                () -> new GrantPolicy(picks.user(), picks.usually(picks::grantable)),
                this::configureClient,
                this::configureClient,
                this::configureClient,
                this::configureClient,
                this::configureClient,
                () -> new RemoveClientConfiguration(picks.user(), picks.of(LEGACY_CLIENTS), picks.legacyChatPool()),
                () -> new RemoveClientConfiguration(picks.user(), picks.of(LEGACY_CLIENTS), picks.chatPool()),
                () -> new RemoveClientConfiguration(picks.user(), picks.of(OTHER_CLIENTS), picks.lync2013ChatPool()));
    }

    private List<Supplier<Write>> stepsOfMigrations() {
        Supplier<Write> plan = () -> new PlanMigration(picks.legacyChatPool(), picks.lync2013ChatPool());
        Supplier<Write> complete = () -> new CompleteMigration(picks.legacyChatPool(), picks.oneIn(2));
        Supplier<Write> decommission = () -> new DecommissionChatPool(picks.legacyChatPool());
        return List.of(
                plan,
                plan,
                plan,
                complete,
                complete,
                () -> new CancelMigration(picks.legacyChatPool()),
                decommission,
                decommission,
                decommission);
    }

    Write next() {
        return founding.isEmpty()
                ? picks.of(kinds).get()
                : founding.removeFirst().get();
    }

    /** A file of up to 8 rows of valid forms, no two about one thing. */
    Import nextImport() {
        String kind = picks.of(List.of(
                "front-end-pools", "chat-pools", "policies", "users", "users", "categories", "rooms", "add-ins"));
        Supplier<Write> row =
                switch (kind) {
                    case "front-end-pools" -> this::putFrontEndPool;
                    case "chat-pools" -> this::putChatPool;
                    case "policies" -> this::putPolicy;
                    case "categories" -> content::putCategory;
                    case "rooms" -> content::putRoom;
                    case "add-ins" -> content::putAddIn;
                    default -> this::putUser;
                };
        Map<String, Write> rows = new LinkedHashMap<>();
        for (int i = picks.upTo(8); i >= 0; i--) {
            Write next = row.get();
            if (Import.takes(next)) {
                rows.putIfAbsent(Import.keyOf(next), next);
            }
        }
        return new Import(kind, List.copyOf(rows.values()));
    }

    private Write putFrontEndPool() {
        return putFrontEndPool(picks.upTo(4));
    }

    private Write putFrontEndPool(int number) {
        return new PutFrontEndPool(
                picks.frontEndPool(number),
                picks.releaseOf(number),
                picks.rarely() ? picks.of(Picks.NO_NAMES) : picks.inAnyCase(picks.site()));
    }

    private Write putChatPool() {
        return putChatPool(picks.upTo(4));
    }

    private Write putChatPool(int number) {
        return new PutChatPool(
                picks.chatPool(number),
                picks.releaseOf(number),
                picks.oneIn(8) ? picks.frontEndPool() : picks.frontEndPool(number),
                picks.maybe(picks::name));
    }

    private Write putPolicy() {
        return new PutPolicy(picks.policy(), !picks.oneIn(4), picks.maybe(picks::name));
    }

    private Write putUser() {
        boolean online = picks.oneIn(8);
        return new PutUser(
                picks.user(),
                picks.maybe(() -> picks.rarely() ? picks.of(Picks.NO_NAMES) : picks.inAnyCase("guid-" + picks.upTo(4))),
                picks.maybe(picks::name),
                picks.of(List.of(Optional.of(true), Optional.of(true), Optional.<Boolean>empty(), Optional.of(false)))
                        .orElse(null),
                online ? "ONLINE" : picks.oneIn(2) ? "ON_PREMISES" : null,
                online && !picks.oneIn(4) ? Optional.empty() : picks.usually(picks::frontEndPool),
                picks.oneIn(3) ? Optional.of(picks.grantable()) : Optional.empty());
    }

    private Write configureClient() {
        return picks.oneIn(3)
                ? new ConfigureClient(picks.user(), picks.of(OTHER_CLIENTS), picks.lync2013ChatPool(), picks.oneIn(3))
                : new ConfigureClient(
                        picks.user(),
                        picks.of(LEGACY_CLIENTS),
                        picks.oneIn(3) ? picks.chatPool() : picks.legacyChatPool(),
                        picks.oneIn(3));
    }
}
