package io.lifeguard.store.sql;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Conditions of a statement, combined with {@code and}, and the arguments that they compare with. */
public final class SqlConditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments;

    public SqlConditions() {
        this(new ArrayList<>());
    }

    private SqlConditions(List<Object> arguments) {
        this.arguments = arguments;
    }

    /** Conditions for another clause of the same statement, with the same list of arguments. */
    public SqlConditions sharingArguments() {
        return new SqlConditions(arguments);
    }

    /** Adds a condition without an argument. */
    public SqlConditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a comparison, which ends before its argument. */
    public SqlConditions and(String comparison, Object argument) {
        return and(comparison, argument, "");
    }

    public SqlConditions and(String comparison, Object argument, String end) {
        conditions.add(comparison + placeholder(argument) + end);
        return this;
    }

    /** Adds an argument and returns its placeholder. */
    public String placeholder(Object argument) {
        arguments.add(argument);
        return "$" + arguments.size();
    }

    public String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** All conditions as an expression that is never null: true if there is none. */
    public String expression() {
        return conditions.isEmpty() ? "true" : "coalesce(" + String.join(" and ", conditions) + ", false)";
    }

    public Tuple arguments() {
        return Tuple.from(arguments);
    }
}
