package io.lifeguard.writes.random;

import io.lifeguard.writes.client.ImportFile;
import io.lifeguard.writes.client.MigrationStep.CancelMigration;
import io.lifeguard.writes.client.MigrationStep.CompleteMigration;
import io.lifeguard.writes.client.MigrationStep.DecommissionChatPool;
import io.lifeguard.writes.client.MigrationStep.PlanMigration;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.ConfigureClient;
import io.lifeguard.writes.client.Write.DeleteChatPool;
import io.lifeguard.writes.client.Write.DeleteFrontEndPool;
import io.lifeguard.writes.client.Write.DeletePolicy;
import io.lifeguard.writes.client.Write.DeleteUser;
import io.lifeguard.writes.client.Write.GrantPolicy;
import io.lifeguard.writes.client.Write.MoveUser;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.Write.PutFrontEndPool;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.Write.RemoveClientConfiguration;
import io.lifeguard.writes.client.Write.RenameUser;
import io.lifeguard.writes.model.ImportableWrites;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes of every kind at random. */
public final class RandomWrites {
    private static final List<String> LEGACY_CLIENTS =
            List.of("GROUP_CHAT_2007_R2", "GROUP_CHAT_2010", "GROUP_CHAT_2010", "GROUP_CHAT_2010");
    private static final List<String> OTHER_CLIENTS = List.of(
            "LYNC_2013",
            "LYNC_2013",
            "LYNC_2013_BASIC",
            "SKYPE_FOR_BUSINESS",
            "LYNC_MOBILE",
            "SKYPE_FOR_BUSINESS_ON_MAC");

    private final RandomValues randomValues;
    private final RandomContent content;
    private final List<Supplier<Write>> kinds = new ArrayList<>();
    private final Deque<Supplier<Write>> founding = new ArrayDeque<>();

    public RandomWrites(long seed) {
        randomValues = new RandomValues(seed);
        content = new RandomContent(randomValues);
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
        founding.removeIf(write -> randomValues.oneIn(6));
    }

    private List<Supplier<Write>> toPools() {
        return List.of(
                this::putFrontEndPool,
                this::putFrontEndPool,
                () -> new DeleteFrontEndPool(randomValues.frontEndPool()),
                this::putChatPool,
                this::putChatPool,
                this::putChatPool,
                () -> new DeleteChatPool(randomValues.chatPool()),
                () -> new DeleteChatPool(randomValues.chatPool()),
                this::putPolicy,
                () -> new DeletePolicy(randomValues.policy(), randomValues.oneIn(2)),
                () -> new DeletePolicy(randomValues.policy(), true));
    }

    private List<Supplier<Write>> toUsers() {
        return List.of(
                this::putUser,
                this::putUser,
                this::putUser,
                () -> new RenameUser(randomValues.user(), randomValues.user()),
                () -> new DeleteUser(randomValues.user()),
                () -> new MoveUser(randomValues.user(), randomValues.usually(randomValues::frontEndPool)),
                () -> new MoveUser(randomValues.user(), randomValues.usually(randomValues::frontEndPool)),
                () -> new GrantPolicy(randomValues.user(), randomValues.usually(randomValues::grantable)),
                this::configureClient,
                this::configureClient,
                this::configureClient,
                this::configureClient,
                this::configureClient,
                () -> new RemoveClientConfiguration(
                        randomValues.user(), randomValues.of(LEGACY_CLIENTS), randomValues.legacyChatPool()),
                () -> new RemoveClientConfiguration(
                        randomValues.user(), randomValues.of(LEGACY_CLIENTS), randomValues.chatPool()),
                () -> new RemoveClientConfiguration(
                        randomValues.user(), randomValues.of(OTHER_CLIENTS), randomValues.lync2013ChatPool()));
    }

    private List<Supplier<Write>> stepsOfMigrations() {
        Supplier<Write> plan = () -> new PlanMigration(randomValues.legacyChatPool(), randomValues.lync2013ChatPool());
        Supplier<Write> complete = () -> new CompleteMigration(randomValues.legacyChatPool(), randomValues.oneIn(2));
        Supplier<Write> decommission = () -> new DecommissionChatPool(randomValues.legacyChatPool());
        return List.of(
                plan,
                plan,
                plan,
                complete,
                complete,
                () -> new CancelMigration(randomValues.legacyChatPool()),
                decommission,
                decommission,
                decommission);
    }

    public Write next() {
        return founding.isEmpty()
                ? randomValues.of(kinds).get()
                : founding.removeFirst().get();
    }

    /** A file of up to 8 rows of valid forms, no two about one thing. */
    public ImportFile nextImport() {
        String kind = randomValues.of(List.of(
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
        for (int i = randomValues.upTo(8); i >= 0; i--) {
            Write next = row.get();
            if (ImportableWrites.isImportable(next)) {
                rows.putIfAbsent(ImportableWrites.keyOf(next), next);
            }
        }
        return new ImportFile(kind, List.copyOf(rows.values()));
    }

    /** Rows of an import of client configurations. */
    public String nextConfigurationRows() {
        return Stream.generate(this::configureClient)
                .map(ConfigureClient.class::cast)
                .limit(1 + randomValues.upTo(8))
                .map(row -> ImportFile.cells(row.user(), row.client(), row.pool()) + "\n")
                .collect(Collectors.joining());
    }

    /** Rows of an import of migrations. */
    public String nextMigrationRows() {
        return Stream.generate(() -> ImportFile.cells(
                                randomValues.legacyChatPool(),
                                randomValues.lync2013ChatPool(),
                                randomValues.of(List.of("IN_SERVICE", "MIGRATED", "MIGRATED", "DECOMMISSIONED")))
                        + "\n")
                .limit(1 + randomValues.upTo(2))
                .collect(Collectors.joining());
    }

    private Write putFrontEndPool() {
        return putFrontEndPool(randomValues.upTo(4));
    }

    private Write putFrontEndPool(int number) {
        return new PutFrontEndPool(
                randomValues.frontEndPool(number),
                randomValues.releaseOf(number),
                randomValues.rarely()
                        ? randomValues.of(RandomValues.NO_NAMES)
                        : randomValues.inAnyCase(randomValues.site()));
    }

    private Write putChatPool() {
        return putChatPool(randomValues.upTo(4));
    }

    private Write putChatPool(int number) {
        return new PutChatPool(
                randomValues.chatPool(number),
                randomValues.releaseOf(number),
                randomValues.oneIn(8) ? randomValues.frontEndPool() : randomValues.frontEndPool(number),
                randomValues.maybe(randomValues::name));
    }

    private Write putPolicy() {
        return new PutPolicy(randomValues.policy(), !randomValues.oneIn(4), randomValues.maybe(randomValues::name));
    }

    private Write putUser() {
        boolean online = randomValues.oneIn(8);
        return new PutUser(
                randomValues.user(),
                randomValues.maybe(() -> randomValues.rarely()
                        ? randomValues.of(RandomValues.NO_NAMES)
                        : randomValues.inAnyCase("guid-" + randomValues.upTo(4))),
                randomValues.maybe(randomValues::name),
                randomValues
                        .of(List.of(
                                Optional.of(true), Optional.of(true), Optional.<Boolean>empty(), Optional.of(false)))
                        .orElse(null),
                online ? "ONLINE" : randomValues.oneIn(2) ? "ON_PREMISES" : null,
                online && !randomValues.oneIn(4) ? Optional.empty() : randomValues.usually(randomValues::frontEndPool),
                randomValues.oneIn(3) ? Optional.of(randomValues.grantable()) : Optional.empty());
    }

    private Write configureClient() {
        return randomValues.oneIn(3)
                ? new ConfigureClient(
                        randomValues.user(),
                        randomValues.of(OTHER_CLIENTS),
                        randomValues.lync2013ChatPool(),
                        randomValues.oneIn(3))
                : new ConfigureClient(
                        randomValues.user(),
                        randomValues.of(LEGACY_CLIENTS),
                        randomValues.oneIn(3) ? randomValues.chatPool() : randomValues.legacyChatPool(),
                        randomValues.oneIn(3));
    }
}
