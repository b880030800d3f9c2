package io.lifeguard.store.sql;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Conditions of a statement, all of which must hold, and the arguments that they compare with. */
public final class SqlConditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments;

    public SqlConditions() {
        this(new ArrayList<>());
    }

    private SqlConditions(List<Object> arguments) {
        this.arguments = arguments;
    }

    /** Conditions for another place of the same statement. */
    public SqlConditions elsewhere() {
        return new SqlConditions(arguments);
    }

    /** Adds a condition that compares with no argument. */
    public SqlConditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition that ends where its argument comes. */
    public SqlConditions and(String comparison, Object argument) {
        return and(comparison, argument, "");
    }

    public SqlConditions and(String comparison, Object argument, String cast) {
        conditions.add(comparison + next(argument) + cast);
        return this;
    }

    /** The placeholder of one more argument. */
    public String next(Object argument) {
        arguments.add(argument);
        return "$" + arguments.size();
    }

    public String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Whether all hold, as an expression: true if there is none, false for one that is unknown. */
    public String hold() {
        return conditions.isEmpty() ? "true" : "coalesce(" + String.join(" and ", conditions) + ", false)";
    }

    public Tuple arguments() {
        return Tuple.from(arguments);
    }
}
