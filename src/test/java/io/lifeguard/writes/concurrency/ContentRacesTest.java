package io.lifeguard.writes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.writes.client.ContentWrite.DeleteAddIn;
import io.lifeguard.writes.client.ContentWrite.DeleteCategory;
import io.lifeguard.writes.client.ContentWrite.PutAddIn;
import io.lifeguard.writes.client.ContentWrite.PutCategory;
import io.lifeguard.writes.client.ContentWrite.PutRoom;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.DeleteChatPool;
import io.lifeguard.writes.client.Write.PutChatPool;
import io.lifeguard.writes.client.WriteEndpoint;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Races between writes to categories, rooms and add-ins: of two clients, and of a client and plain SQL. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContentRacesTest {
    private static final String POOL = "pchat.contoso.com";

    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();

    @Inject
    DataSource dataSource;

    private ConcurrentWrites races;

    @BeforeEach
    void a_pool_with_a_category_is_stored() {
        Org.clear(dataSource);
        races = new ConcurrentWrites(endpoint, dataSource);
        races.write(new Write.PutFrontEndPool("lync13.contoso.com", Release.LYNC_2013.name(), "Redmond"));
        races.write(pool(POOL));
        races.write(category("Home"));
    }

    @Test
    void one_category_is_put_twice() throws Exception {
        races.secondMayWin(
                n -> {}, n -> category("Desk " + n), n -> category("DESK " + n), "it is put again", n -> assertThat(
                                StoredState.readFrom(endpoint).categories())
                        .hasSize(n + 2));
    }

    @Test
    void a_category_is_deleted_while_a_room_is_put_in_it() throws Exception {
        races.oneWins(
                n -> races.write(category("Desk " + n)),
                List.of(
                        n -> new DeleteCategory(POOL + "\\DESK " + n),
                        n -> room("Room " + n, "Desk " + n, Optional.empty())),
                Set.of("NOT_IN_USE", "REFERENCE_EXISTS"));
    }

    @Test
    void an_add_in_is_deleted_while_a_room_comes_to_show_it() throws Exception {
        races.oneWins(
                n -> races.write(addIn("Ticker " + n)),
                List.of(
                        n -> new DeleteAddIn(POOL + "\\TICKER " + n),
                        n -> room("Room " + n, "Home", Optional.of("Ticker " + n))),
                Set.of("NOT_IN_USE", "REFERENCE_EXISTS"));
    }

    @Test
    void a_pool_is_deleted_while_a_category_is_put_on_it() throws Exception {
        races.oneWins(
                n -> races.write(pool(chat(n))),
                List.of(n -> new DeleteChatPool(chat(n)), n -> new PutCategory(chat(n), "Desk", Optional.empty())),
                Set.of("NOT_IN_USE", "REFERENCE_EXISTS"));
    }

    @Test
    void plain_sql_deletes_the_category_that_a_room_is_put_in() throws Exception {
        races.sqlIsFirst(
                n -> races.write(category("Desk " + n)),
                n -> "delete from categories where key = 'desk " + n + "'",
                n -> room("Room " + n, "Desk " + n, Optional.empty()),
                "REFERENCE_EXISTS");
    }

    @Test
    void plain_sql_puts_a_room_in_the_category_that_is_deleted() throws Exception {
        races.sqlIsFirst(
                n -> races.write(category("Desk " + n)),
                n -> "insert into rooms (pool_id, name, key, category_id) select pool_id, 'Room " + n + "', 'room " + n
                        + "', id from categories where key = 'desk " + n + "'",
                n -> new DeleteCategory(POOL + "\\Desk " + n),
                "NOT_IN_USE");
    }

    @Test
    void plain_sql_has_a_room_show_the_add_in_that_is_deleted() throws Exception {
        races.sqlIsFirst(
                n -> races.write(addIn("Ticker " + n)),
                n -> "insert into rooms (pool_id, name, key, category_id, add_in_id) select c.pool_id, 'Room " + n
                        + "', 'room " + n
                        + "', c.id, a.id from categories c, add_ins a where c.key = 'home' and a.key ="
                        + " 'ticker " + n + "'",
                n -> new DeleteAddIn(POOL + "\\Ticker " + n),
                "NOT_IN_USE");
    }

    private static PutChatPool pool(String fqdn) {
        return new PutChatPool(fqdn, Release.LYNC_2013.name(), "lync13.contoso.com", Optional.empty());
    }

    private static String chat(int n) {
        return "chat" + n + ".contoso.com";
    }

    private static PutCategory category(String name) {
        return new PutCategory(POOL, name, Optional.empty());
    }

    private static PutAddIn addIn(String name) {
        return new PutAddIn(POOL, name, "https://apps.contoso.com");
    }

    private static PutRoom room(String name, String category, Optional<String> addIn) {
        return new PutRoom(
                POOL,
                name,
                POOL + "\\" + category,
                Optional.empty(),
                "NORMAL",
                "CLOSED",
                false,
                addIn.map(a -> POOL + "\\" + a));
    }
}
