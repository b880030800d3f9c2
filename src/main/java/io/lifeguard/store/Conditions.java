package io.lifeguard.store;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Conditions of a statement, all of which must hold, and the arguments that they compare with. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments;

    Conditions() {
        this(new ArrayList<>());
    }

    private Conditions(List<Object> arguments) {
        this.arguments = arguments;
    }

    /** Conditions for another place of the same statement. */
    Conditions elsewhere() {
        return new Conditions(arguments);
    }

    /** Adds a condition that compares with no argument. */
    Conditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition that ends where its argument comes. */
    Conditions and(String comparison, Object argument) {
        return and(comparison, argument, "");
    }

    Conditions and(String comparison, Object argument, String cast) {
        conditions.add(comparison + next(argument) + cast);
        return this;
    }

    /** The placeholder of one more argument. */
    String next(Object argument) {
        arguments.add(argument);
        return "$" + arguments.size();
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Whether all hold, as an expression: true if there is none, false for one that is unknown. */
    String hold() {
        return conditions.isEmpty() ? "true" : "coalesce(" + String.join(" and ", conditions) + ", false)";
    }

    Tuple arguments() {
        return Tuple.from(arguments);
    }
}
