package io.lifeguard.exports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.file.ExportRows;
import io.lifeguard.exports.row.AddInRow;
import io.lifeguard.exports.row.CategoryRow;
import io.lifeguard.exports.row.ChatPoolRow;
import io.lifeguard.exports.row.ConfigurationRow;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.exports.row.FrontEndPoolRow;
import io.lifeguard.exports.row.HomeReference;
import io.lifeguard.exports.row.MigrationRow;
import io.lifeguard.exports.row.PolicyRow;
import io.lifeguard.exports.row.RoomRow;
import io.lifeguard.exports.row.UserRow;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.IdentifiedItem;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.content.RoomPrivacy;
import io.lifeguard.model.content.RoomType;
import io.lifeguard.model.decision.MigratedPool;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Rows of random objects are read as what they were written from. */
@Execution(ExecutionMode.CONCURRENT)
class RoundTripTest {
    private static final int OBJECTS = 3000;
    private static final List<String> FRAGMENTS = List.of(
            "a",
            "B",
            "\u00e9",
            "e\u0301",
            "0",
            " ",
            "  ",
            ",",
            ";",
            "\t",
            "\"",
            "\"\"",
            "'",
            "=",
            "+",
            "-",
            "@",
            "|",
            "^",
            "~",
            "\\",
            "/",
            ":",
            ".",
            "#TYPE ",
            "sep=",
            "Identity",
            "System.String[]",
            "System.Collections.",
            "Microsoft.Rtc.",
            "True",
            "Global",
            "Tag:",
            "Site:",
            "sip:",
            "Registrar:",
            "\n",
            "\r",
            "\r\n",
            "\u2028",
            "\u00a0",
            "\u3000",
            "\u200b",
            "\u200d",
            "\u202e",
            "\uFEFF",
            "\uFF1D",
            "\uD83D\uDE00",
            "{6f9619ff-8b86-d011-b42d-00cf4fc964ff}",
            "ma-cat://",
            "%0D",
            "&",
            "?");
    private static final List<String> FQDNS = List.of(
            "a.b", "System.Collections.contoso.com", "Microsoft.Rtc.x", "x.online.lync.com", "Pool01.Contoso.com");

    @TempDir
    Path directory = Path.of("");

    private final Random random = new Random(2026);

    @Test
    void front_end_pools() throws Exception {
        assertRead(
                ExportKind.FRONT_END_POOLS,
                ExportTable.FRONT_END_POOLS,
                this::frontEndPool,
                pool -> List.of(pool.fqdn(), pool.release(), pool.site()),
                row -> {
                    FrontEndPoolRow pool = (FrontEndPoolRow) row;
                    return List.of(
                            pool.fqdn().get(), pool.release().get(), pool.site().get());
                });
    }

    @Test
    void policies() throws Exception {
        assertRead(
                ExportKind.POLICIES,
                ExportTable.POLICIES,
                this::policy,
                policy -> List.of(policy.identity(), policy.enablePersistentChat(), policy.description()),
                row -> {
                    PolicyRow policy = (PolicyRow) row;
                    return List.of(
                            policy.identity().get(),
                            policy.enablePersistentChat().get(),
                            policy.description().value());
                });
    }

    @Test
    void chat_pools() throws Exception {
        assertRead(
                ExportKind.CHAT_POOLS,
                ExportTable.CHAT_POOLS,
                () -> {
                    PoolState state = any(PoolState.values());
                    return new ChatPool(
                            any(FQDNS),
                            optional(() -> text(ValueForm.NAME)),
                            any(Release.values()),
                            state == PoolState.DECOMMISSIONED ? Optional.empty() : Optional.of(frontEndPool()),
                            state);
                },
                pool -> List.of(
                        pool.fqdn(),
                        pool.displayName(),
                        pool.release(),
                        pool.home().map(FrontEndPool::fqdn),
                        pool.state()),
                row -> {
                    ChatPoolRow pool = (ChatPoolRow) row;
                    return List.of(
                            pool.fqdn().get(),
                            pool.displayName().value(),
                            pool.release().get(),
                            pool.home().value().map(HomeReference::pool),
                            pool.state().get());
                });
    }

    @Test
    void users() throws Exception {
        assertRead(
                ExportKind.USERS,
                ExportTable.USERS,
                this::user,
                user -> List.of(
                        user.sipAddress(),
                        user.externalId(),
                        user.displayName(),
                        user.enabled(),
                        user.hosting(),
                        user.home().map(FrontEndPool::fqdn),
                        user.grantedPolicy().map(ChatPolicy::identity)),
                row -> {
                    UserRow user = (UserRow) row;
                    return List.of(
                            user.sipAddress().get(),
                            user.externalId().value(),
                            user.displayName().value(),
                            user.enabled().get(),
                            user.hosting().get(),
                            user.home().value().map(HomeReference::pool),
                            user.policy().value());
                });
    }

    @Test
    void categories() throws Exception {
        assertRead(
                ExportKind.CATEGORIES,
                ExportTable.CATEGORIES,
                () -> new IdentifiedItem<>(category(any(FQDNS)), Optional.<String>empty()),
                category -> List.of(
                        category.item().id(),
                        category.item().description(),
                        category.item().parentId()),
                row -> {
                    CategoryRow category = (CategoryRow) row;
                    return List.of(
                            category.identity().get(),
                            category.description().value(),
                            category.parent().value());
                });
    }

    @Test
    void add_ins() throws Exception {
        assertRead(
                ExportKind.ADD_INS,
                ExportTable.ADD_INS,
                () -> new IdentifiedItem<>(addIn(any(FQDNS)), Optional.of("ticker 7")),
                addIn -> List.of(
                        addIn.item().id(),
                        addIn.identifier().get(),
                        addIn.item().url()),
                row -> {
                    AddInRow addIn = (AddInRow) row;
                    return List.of(
                            addIn.identity().get(),
                            addIn.identifier().get(),
                            addIn.url().get());
                });
    }

    @Test
    void rooms() throws Exception {
        assertRead(
                ExportKind.ROOMS,
                ExportTable.ROOMS,
                () -> {
                    String pool = any(FQDNS);
                    return new Room(
                            pool,
                            text(ValueForm.NAME),
                            optional(() -> text(ValueForm.DESCRIPTION)),
                            category(pool),
                            any(RoomType.values()),
                            any(RoomPrivacy.values()),
                            random.nextBoolean(),
                            optional(() -> addIn(pool)));
                },
                room -> List.of(
                        room.id(),
                        room.description(),
                        room.category().id(),
                        room.type(),
                        room.privacy(),
                        room.disabled(),
                        room.addIn().map(AddIn::id)),
                row -> {
                    RoomRow room = (RoomRow) row;
                    return List.of(
                            room.identity().get(),
                            room.description().value(),
                            room.category().get().named().orElseThrow(),
                            room.type().get(),
                            room.privacy().get(),
                            room.disabled().get(),
                            room.addIn().value().map(addIn -> addIn.named().orElseThrow()));
                });
    }

    @Test
    void client_configurations() throws Exception {
        assertRead(
                ExportKind.CLIENT_CONFIGURATIONS,
                ExportTable.CLIENT_CONFIGURATIONS,
                () -> new ClientConfiguration(user().sipAddress(), any(Client.values()), any(FQDNS)),
                configuration -> List.of(configuration.user(), configuration.client(), configuration.pool()),
                row -> {
                    ConfigurationRow configuration = (ConfigurationRow) row;
                    return List.of(
                            configuration.user().get(),
                            configuration.client().get(),
                            configuration.pool().get());
                });
    }

    @Test
    void migrations() throws Exception {
        assertRead(
                ExportKind.MIGRATIONS,
                ExportTable.MIGRATIONS,
                () -> {
                    PoolState state = any(PoolState.values());
                    ChatPool pool =
                            new ChatPool(any(FQDNS), Optional.empty(), any(Release.values()), Optional.empty(), state);
                    Migration migration = new Migration(pool.fqdn(), any(FQDNS), state != PoolState.IN_SERVICE);
                    return new MigratedPool(
                            pool,
                            state == PoolState.DECOMMISSIONED ? optional(() -> migration) : Optional.of(migration));
                },
                migrated -> List.of(
                        migrated.pool().fqdn(),
                        migrated.migration().map(Migration::target),
                        migrated.pool().state()),
                row -> {
                    MigrationRow migration = (MigrationRow) row;
                    return List.of(
                            migration.pool().get(),
                            migration.target().value(),
                            migration.state().get());
                });
    }

    /** Writes random objects, reads the file, and compares what each object and its row have. */
    private <T> void assertRead(
            ExportKind kind,
            ExportTable<T> table,
            Supplier<T> any,
            Function<T, List<?>> ofObject,
            Function<ExportRow, List<?>> ofRow)
            throws Exception {
        List<T> written = Stream.generate(any).limit(OBJECTS).toList();
        CsvText csv = new CsvText().add(table.header());
        written.forEach(object -> csv.add(table.row(object)));
        Path file = Files.writeString(directory.resolve(kind.urlName() + ".csv"), csv.toString());
        List<ExportRow> read = new ArrayList<>();
        try (ExportRows<? extends ExportRow> rows = ExportFile.open(file, kind).rows()) {
            rows.forEachRemaining(read::add);
        }
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < written.size(); i++) {
            assertThat(read.get(i).problems()).as(written.get(i).toString()).isEmpty();
            assertThat(ofRow.apply(read.get(i))).isEqualTo(ofObject.apply(written.get(i)));
        }
    }

    private FrontEndPool frontEndPool() {
        return new FrontEndPool(any(FQDNS), any(Release.values()), text(ValueForm.SITE));
    }

    private ChatPolicy policy() {
        PolicyIdentity identity = random.nextInt(3) == 0 ? PolicyIdentity.ofSite(text(ValueForm.SITE)) : userPolicy();
        return new ChatPolicy(identity, random.nextBoolean(), optional(() -> text(ValueForm.DESCRIPTION)));
    }

    private PolicyIdentity userPolicy() {
        return PolicyIdentity.parse("Tag:" + text(ValueForm.NAME)).orElseThrow();
    }

    private User user() {
        boolean online = random.nextInt(4) == 0;
        return new User(
                "sip:u" + random.nextInt() + "+'=@contoso.com",
                optional(() -> text(ValueForm.EXTERNAL_ID)),
                optional(() -> text(ValueForm.NAME)),
                random.nextBoolean(),
                online ? Hosting.ONLINE : Hosting.ON_PREMISES,
                online ? Optional.empty() : optional(this::frontEndPool),
                optional(() -> new ChatPolicy(userPolicy(), true, Optional.empty())),
                new EffectivePolicy(true, PolicyIdentity.GLOBAL));
    }

    private Category category(String pool) {
        return new Category(
                pool,
                text(ValueForm.NAME),
                optional(() -> text(ValueForm.DESCRIPTION)),
                optional(() -> text(ValueForm.NAME)));
    }

    private AddIn addIn(String pool) {
        return new AddIn(pool, text(ValueForm.NAME), "https://apps.contoso.com/?a=\"b\",c;d");
    }

    /** A valid text of awkward parts. */
    private String text(ValueForm form) {
        while (true) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(6) + (form == ValueForm.DESCRIPTION ? 0 : 1); i > 0; i--) {
                text.append(any(FRAGMENTS));
            }
            if (form.problemWith(text.toString()).isEmpty()) {
                return text.toString();
            }
        }
    }

    private <T> Optional<T> optional(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
