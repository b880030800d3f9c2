package io.lifeguard.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the statements of a migration that the previous release may not be able to live with, while it serves on the same
 * database. A statement that only removes what that release does not use any more says so in a comment before it:
 * {@code -- contract: why}.
 */
final class MigrationStatements {
    private static final Pattern STATEMENT =
            Pattern.compile("(?:[^;$']|'(?:[^']|'')*'|\\$\\$.*?\\$\\$|\\$)+", Pattern.DOTALL);
    private static final Pattern CONTRACT = Pattern.compile("--\\s*contract: \\S.*");
    private static final String ALLOWED = "@contract";
    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern CREATES = Pattern.compile(
            "create (?:unlogged )?table (\\w+) .*|create (?:or replace )?function .*|create (?:constraint )?trigger .*"
                    + "|create index .*|create sequence .*|create view .*|comment on .*");
    private static final Pattern CREATE_TABLE = Pattern.compile("create (?:unlogged )?table (\\w+) .*");
    private static final Pattern ON_TABLE =
            Pattern.compile("(?:alter table|insert into|update|create unique index \\w+ on) (\\w+) .*");
    private static final Pattern ADD_COLUMN = Pattern.compile("alter table \\w+ add column \\w+ ([^,]*)");
    private static final Pattern VOLATILE =
            Pattern.compile(".*\\b(?:gen_random_uuid|clock_timestamp|random|nextval)\\b.*|.* generated .*");

    private final Set<String> newTables = new HashSet<>();

    /**
     * The statements of the next script that are not allowed, with the reasons.
     *
     * @param sql of a script that is applied after those that were given before
     */
    List<String> notAllowed(String sql) {
        List<String> found = new ArrayList<>();
        String withoutComments =
                COMMENT.matcher(CONTRACT.matcher(sql).replaceAll(ALLOWED)).replaceAll("");
        Matcher statements = STATEMENT.matcher(withoutComments);
        while (statements.find()) {
            String statement =
                    statements.group().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            if (!statement.isEmpty() && !statement.startsWith(ALLOWED)) {
                reason(statement + " ").ifPresent(reason -> found.add(statement + ": " + reason));
            }
        }
        return found;
    }

    private Optional<String> reason(String statement) {
        Matcher created = CREATE_TABLE.matcher(statement);
        if (created.matches()) {
            newTables.add(created.group(1));
        }
        if (CREATES.matcher(statement).matches() || isOnNewTable(statement)) {
            return Optional.empty();
        }
        Matcher added = ADD_COLUMN.matcher(statement);
        if (!added.matches()) {
            return Optional.of(
                    "new tables, columns (one in a statement), indexes, functions and triggers suit the previous release");
        }
        String column = added.group(1);
        if (column.contains("not null") && !column.contains("default")) {
            return Optional.of("the previous release inserts rows without it: it needs a default, or must be nullable");
        }
        if (VOLATILE.matcher(column).matches()) {
            return Optional.of("PostgreSQL would write the whole table again, and lock it meanwhile");
        }
        return column.matches(".*\\b(?:check|unique|primary key)\\b.*")
                ? Optional.of("a constraint would refuse what the previous release writes")
                : Optional.empty();
    }

    private boolean isOnNewTable(String statement) {
        Matcher table = ON_TABLE.matcher(statement);
        return table.matches() && newTables.contains(table.group(1));
    }
}
