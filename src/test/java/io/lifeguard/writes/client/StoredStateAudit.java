package io.lifeguard.writes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.Ids;
import io.lifeguard.testing.Tables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Whether what is stored is as it must be, whatever was done to the service; for small organisations. */
public final class StoredStateAudit {
    private static final Map<String, String> WRITTEN = Map.of(
            "front_end_pools", "fqdn",
            "chat_pools", "fqdn",
            "policies", "identity",
            "users", "sip_address",
            "categories", "name",
            "rooms", "name",
            "add_ins", "name");

    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();
    private final DataSource dataSource;

    public StoredStateAudit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Every constraint stands, every id is kept under its key, no rule would refuse what is stored, and following the log
     * from nothing leads to it. The log must hold all since the organisation was last deleted.
     */
    public void check() {
        checkConstraints();
        checkKeys();
        StoredState stored = StoredState.readFrom(endpoint);
        assertThat(refused(stored))
                .as("stored, and refused when it is put again")
                .isEmpty();
        assertThat(new ChangeLogReplay().follow(endpoint).stored())
                .as("what the log leads to")
                .isEqualTo(stored.withoutDrift());
    }

    /** All stored data as a service reads it, to be compared with another service or another time. */
    public static String stored(String url) {
        return StoredState.readFrom(WriteEndpoint.at(url)).toString();
    }

    /** Replaying the change log of a service from its beginning leads to the data that it reads. */
    public static void checkReplay(String url) {
        WriteEndpoint endpoint = WriteEndpoint.at(url);
        assertThat(new ChangeLogReplay().follow(endpoint).stored())
                .as("what the log leads to")
                .isEqualTo(StoredState.readFrom(endpoint).withoutDrift());
    }

    private void checkConstraints() {
        validateConstraints();
        assertThat(Tables.column(dataSource, "select tgname from pg_trigger where tgenabled not in ('O', 'A')"))
                .as("triggers that do not hold")
                .isEmpty();
    }

    /** Checks all rows against the constraints that are checked for new rows only, and leaves the constraints as they are. */
    private void validateConstraints() {
        List<String> statements = Tables.column(
                dataSource,
                "select format('alter table %s validate constraint %I', conrelid::regclass, conname) from pg_constraint"
                        + " where connamespace = current_schema()::regnamespace and not convalidated");
        try (Connection connection = dataSource.getConnection();
                Statement validation = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String statement : statements) {
                validation.execute(statement);
            }
            connection.rollback();
        } catch (SQLException e) {
            throw new AssertionError("a constraint does not hold: " + e.getMessage(), e);
        }
    }

    private void checkKeys() {
        WRITTEN.forEach((table, column) -> {
            List<String> written = Tables.column(dataSource, "select " + column + " from " + table + " order by id");
            List<String> keys = Tables.column(dataSource, "select key from " + table + " order by id");
            assertThat(keys)
                    .as("keys of " + table)
                    .isEqualTo(written.stream().map(Ids::key).toList());
        });
    }

    private List<String> refused(StoredState stored) {
        Set<String> inService = stored.chatPools().stream()
                .filter(pool -> pool.getString("state").equals("IN_SERVICE"))
                .map(pool -> pool.getString("fqdn"))
                .collect(Collectors.toSet());
        List<String> refused = new ArrayList<>();
        stored.frontEndPools()
                .forEach(pool -> put(refused, "putFrontEndPool", "frontEndPool", "FrontEndPoolInput", pool));
        stored.policies().forEach(policy -> put(refused, "putPolicy", "policy", "ChatPolicyInput", policy));
        stored.users().forEach(user -> put(refused, "putUser", "user", "UserInput", user));
        stored.chatPools().stream()
                .filter(pool -> inService.contains(pool.getString("fqdn")))
                .forEach(pool -> put(refused, "putChatPool", "chatPool", "ChatPoolInput", without(pool, "state")));
        inPools(inService, stored.categories())
                .forEach(item -> put(refused, "putCategory", "category", "CategoryInput", item));
        inPools(inService, stored.rooms()).forEach(item -> put(refused, "putRoom", "room", "RoomInput", item));
        inPools(inService, stored.addIns()).forEach(item -> put(refused, "putAddIn", "addIn", "AddInInput", item));
        return refused;
    }

    private void put(List<String> refused, String field, String argument, String type, JsonObject thing) {
        JsonObject answer = endpoint.ask(
                "mutation($x: %s!) { put: %s(%s: $x, dryRun: true) { violations { rule { id kind } reason } } }"
                        .formatted(type, field, argument),
                new JsonObject().put("x", thing));
        JsonArray violations = answer.containsKey("errors")
                ? answer.getJsonArray("errors")
                : answer.getJsonObject("data").getJsonObject("put").getJsonArray("violations");
        if (!violations.isEmpty()) {
            refused.add(thing.encode() + " " + violations.encode());
        }
    }

    private static List<JsonObject> inPools(Set<String> pools, List<JsonObject> items) {
        return items.stream()
                .filter(item -> pools.contains(item.getString("pool")))
                .toList();
    }

    private static JsonObject without(JsonObject thing, String field) {
        JsonObject copy = thing.copy();
        copy.remove(field);
        return copy;
    }
}
