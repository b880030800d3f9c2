package io.lifeguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What migrations do to a database on which the previous release serves: they add only. */
class ExpandOnlyTest {
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

    @Test
    void the_migrations_after_the_previous_version_only_add() throws IOException {
        Map<Integer, String> scripts = scriptsAfter(previousSchema());
        assertThat(scripts).isNotEmpty();
        MigrationStatements statements = new MigrationStatements();
        scripts.forEach((version, sql) ->
                assertThat(statements.notAllowed(sql)).as("V%d", version).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table users drop column site;",
                "alter table users rename column site to place;",
                "alter table users rename to people;",
                "alter table users alter column site type int using 1;",
                "alter table users alter column site set not null;",
                "alter table users add column site text not null;",
                "alter table users add column site text not null, add column b int not null;",
                "alter table users add column site uuid default gen_random_uuid();",
                "alter table users add column site text check (site <> '');",
                "alter table users add constraint c check (site <> '');",
                "create unique index i on users (site);",
                "update users set site = '';",
                "drop table users;",
                "drop index users_by_site;",
                "drop function f;",
                "do $$ begin perform 1; end $$;",
                "create table a (id int); drop table b;",
                "create function f() returns int language sql as $$ select 1; $$; truncate users;",
            })
    void a_statement_that_the_previous_release_may_not_survive_is_found(String sql) {
        assertThat(new MigrationStatements().notAllowed(sql)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (id int not null); alter table a add constraint c check (id > 0); insert into a values (1);",
                "create table a (id int); create unique index i on a (id);",
                "alter table users add column site text;",
                "alter table users add column site text not null default 'a;b';",
                "alter table users add column at timestamptz not null default now();",
                "create index i on users (site);",
                "create function f() returns int language sql as $$ drop table a; $$;",
                "-- contract: no release reads it since the one before\nalter table users drop column site;",
                "-- drop table users;\n",
            })
    void what_it_can_live_with_is_allowed(String sql) {
        assertThat(new MigrationStatements().notAllowed(sql)).isEmpty();
    }

    /** The newest migration of the version that {@code .ci/previous} builds. */
    private static int previousSchema() throws IOException {
        Matcher schema = Pattern.compile("(?m)^schema=(\\d+)$").matcher(Files.readString(Path.of(".ci", "previous")));
        assertThat(schema.find()).isTrue();
        return Integer.parseInt(schema.group(1));
    }

    private static Map<Integer, String> scriptsAfter(int version) throws IOException {
        Map<Integer, String> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.toList()) {
                Matcher name = VERSION.matcher(file.getFileName().toString());
                if (name.matches() && Integer.parseInt(name.group(1)) > version) {
                    scripts.put(Integer.parseInt(name.group(1)), Files.readString(file));
                }
            }
        }
        return scripts;
    }
}
