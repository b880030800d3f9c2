package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Estate;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.load.Wire;
import java.util.Map;

/** What writers ask for: each puts a user that is new, moves it, grants it a policy and deletes it, and so on. */
final class Writes implements Requests {
    private final String name;
    private final int[] done;

    /** @param name that no other writes have */
    Writes(String name, int writers) {
        this.name = name;
        done = new int[writers];
    }

    @Override
    public byte[] next(int connection) {
        int number = done[connection]++;
        String user = "sip:%s-%d-%d@contoso.com".formatted(name, connection, number / 4);
        return switch (number % 4) {
            case 0 ->
                write(
                        "putUser(user: {sipAddress: $u, displayName: \"Written\", home: \"%s\"})"
                                .formatted(Estate.frontEndPool(number % 20)),
                        user);
            case 1 ->
                write(
                        "moveUser(sipAddress: $u, toPool: \"%s\")".formatted(Estate.frontEndPool(20 + number % 12)),
                        user);
            case 2 -> write("grantPolicy(sipAddress: $u, policy: \"Tag:Policy%d\")".formatted(number % 30), user);
            default -> write("deleteUser(sipAddress: $u)", user);
        };
    }

    private static byte[] write(String field, String user) {
        return Wire.graphql(
                "mutation($u: ID!) { " + field + " { applied violations { rule { id } reason } revision } }",
                Map.of("u", user));
    }

    @Override
    public String expected() {
        return "\"applied\":true";
    }
}
