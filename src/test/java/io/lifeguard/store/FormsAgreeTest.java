package io.lifeguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.Ids;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.testing.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of PostgreSQL accept the values that the service accepts: not one more, not one less. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("FormsAgreeTest")
@Tag("one-jdk")
class FormsAgreeTest {
    private static final Schema SCHEMA = Schema.fresh("forms_agree");
    private static final String FILLER = "\u0000";

    /**
     * Where a value of a form is stored.
     *
     * @param templates valid values with one place for anything
     * @param columns what the service stores for a value, by column
     */
    record Stored(
            ValueForm form,
            List<String> checks,
            List<String> templates,
            Map<String, Function<String, @Nullable String>> columns) {

        @Override
        public String toString() {
            return form + " by " + checks;
        }
    }

    static Stream<Stored> everywhere() {
        List<String> fqdn = List.of("po\u0000ol.contoso.com", "\u0000.contoso.com", "pool.contoso.c\u0000", "\u0000");
        List<String> name = List.of("a\u0000b", "\u0000b", "a\u0000", "\u0000");
        return Stream.of(
                stored(ValueForm.FQDN, "value_is_valid__front_end_pools_fqdn", fqdn, "fqdn", "key"),
                stored(ValueForm.FQDN, "value_is_valid__chat_pools_fqdn", fqdn, "fqdn", "key"),
                stored(ValueForm.SITE, "value_is_valid__front_end_pools_site", name, "site", "site_key"),
                stored(ValueForm.NAME, "value_is_valid__chat_pools_display_name", name, "display_name"),
                stored(ValueForm.NAME, "value_is_valid__users_display_name", name, "display_name"),
                stored(ValueForm.EXTERNAL_ID, "value_is_valid__users_external_id", name, "external_id", "external_key"),
                stored(ValueForm.DESCRIPTION, "value_is_valid__policies_description", name, "description"),
                stored(ValueForm.NAME, "value_is_valid__categories_name", name, "name", "key"),
                stored(ValueForm.DESCRIPTION, "value_is_valid__categories_description", name, "description"),
                stored(ValueForm.NAME, "value_is_valid__rooms_name", name, "name", "key"),
                stored(ValueForm.DESCRIPTION, "value_is_valid__rooms_description", name, "description"),
                stored(ValueForm.NAME, "value_is_valid__add_ins_name", name, "name", "key"),
                stored(
                        ValueForm.ADD_IN_URL,
                        "add_in_url_is_web__add_ins_url",
                        List.of(
                                "https://apps.contoso.com/\u0000",
                                "https://apps.contoso.com\u0000",
                                "https://a\u0000b.contoso.com",
                                "http://[::\u0000]:80/a?b#c",
                                "http://user\u0000@apps:8080",
                                "http\u0000://apps",
                                "https://\u0000",
                                "\u0000"),
                        "url"),
                stored(
                        ValueForm.SIP_ADDRESS,
                        "value_is_valid__users_sip_address",
                        List.of(
                                "sip:a\u0000b@contoso.com",
                                "sip:\u0000@contoso.com",
                                "sip:ab@con\u0000toso.com",
                                "sip:ab@\u0000",
                                "s\u0000ip:ab@contoso.com",
                                "\u0000ip:ab@contoso.com"),
                        "sip_address",
                        "key"),
                policies());
    }

    private static Stored stored(ValueForm form, String check, List<String> templates, String written, String... keys) {
        Map<String, Function<String, @Nullable String>> columns = new LinkedHashMap<>();
        columns.put(written, value -> value);
        for (String key : keys) {
            columns.put(key, Ids::key);
        }
        boolean isChecked = Set.of(ValueForm.FQDN, ValueForm.DESCRIPTION).contains(form);
        return new Stored(form, isChecked ? List.of(check) : List.of(check, check + "_visible"), templates, columns);
    }

    private static Stored policies() {
        Map<String, Function<String, @Nullable String>> columns = new LinkedHashMap<>();
        columns.put("identity", value -> value);
        columns.put("key", Ids::key);
        columns.put("scope", value -> PolicyIdentity.parse(value)
                .map(identity -> identity.scope().name())
                .orElse("NONE"));
        columns.put("site_key", value -> PolicyIdentity.parse(value)
                .filter(identity -> identity.scope() == PolicyScope.SITE)
                .map(PolicyIdentity::nameKey)
                .orElse(null));
        return new Stored(
                ValueForm.POLICY_IDENTITY,
                List.of(
                        "policy_identity_is_valid__policies_scope",
                        "value_is_valid__policies_identity",
                        "value_is_valid__policies_identity_visible"),
                List.of(
                        "Tag:a\u0000b",
                        "Tag:\u0000b",
                        "Site:a\u0000",
                        "Site:\u0000",
                        "T\u0000g:a",
                        "\u0000ag:a",
                        "Glob\u0000l",
                        "\u0000"),
                columns);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void postgresql_accepts_what_the_service_accepts(Stored stored) throws SQLException {
        List<String> values = stored.templates().stream()
                .flatMap(template -> fillings().map(filling -> template.replace(FILLER, filling)))
                .distinct()
                .toList();
        List<String> accepted = values.stream()
                .filter(value -> stored.form().problemWith(value).isEmpty())
                .toList();
        assertThat(accepted).isNotEmpty().hasSizeLessThan(values.size());
        List<String> byPostgresql = accepted(stored, values);
        assertThat(difference(byPostgresql, accepted))
                .as("accepted by PostgreSQL alone")
                .isEmpty();
        assertThat(difference(accepted, byPostgresql))
                .as("accepted by the service alone")
                .isEmpty();
    }

    /** Characters of many scripts and kinds, and texts around every limit. */
    private static Stream<String> fillings() {
        Stream<String> characters = Stream.of(
                        IntStream.rangeClosed(0x0001, 0x30ff),
                        IntStream.rangeClosed(0xfb00, 0xffff),
                        IntStream.rangeClosed(0x10400, 0x10450),
                        IntStream.rangeClosed(0x1bc90, 0x1bcb0),
                        IntStream.rangeClosed(0x1d170, 0x1d180),
                        IntStream.rangeClosed(0xdfff0, 0xe1010),
                        IntStream.rangeClosed(1, 16).map(plane -> plane * 0x10000 + 0xfffe),
                        IntStream.rangeClosed(1, 16).map(plane -> plane * 0x10000 + 0xffff),
                        IntStream.rangeClosed(0x1f600, 0x1f64f))
                .flatMap(IntStream::boxed)
                .map(Character::toString);
        Stream<String> lengths = IntStream.of(0, 1, 2, 49, 61, 62, 63, 64, 240, 250, 300, 440, 1000, 2010, 2025, 2040)
                .flatMap(n -> IntStream.range(n, n + 30))
                .boxed()
                .flatMap(n -> Stream.of("x", "é", "\ud83e\udd88").map(c -> c.repeat(n)));
        Stream<String> labels = IntStream.rangeClosed(55, 65).boxed().flatMap(n -> Stream.of(3, 4, 7)
                .map(times -> ("x".repeat(n) + ".").repeat(times) + "com"));
        Stream<String> shapes = Stream.of(
                " ", "a b", "..", ".a", "a.", "-", "a-", "-a", "a--b", "a.b.c", "1", "A", "@", "a@b", ":", "::",
                "e\u0301");
        List<String> bases = List.of(
                "", "a", "\u00e9", " ", "\u0645", "\u0928", "\u0d4d", "\u5c71", "\u2764", "\ud83d\udc69", "\u1820");
        List<String> joiners = List.of(
                "\u200c",
                "\u200d",
                "\ufe0f",
                "\u180b",
                "\udb40\udd00",
                "\ufe0f\u200d",
                "\u200d\u200d",
                "\u3000",
                "\u200b");
        Stream<String> joined = bases.stream().flatMap(before -> joiners.stream()
                .flatMap(joiner -> bases.stream().map(after -> before + joiner + after)));
        return Stream.of(characters, lengths, labels, shapes, joined).flatMap(texts -> texts);
    }

    private static List<String> accepted(Stored stored, List<String> values) throws SQLException {
        List<String> arrays = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (String column : stored.columns().keySet()) {
            arrays.add("?::text[]");
            raw.add(column + "_");
            // a check reads a column with the collation that the column has
            columns.add(column + "_ collate \"" + (column.endsWith("key") ? "C" : "default") + "\" as " + column);
        }
        String query = "select n from (select n, %s from unnest(%s) with ordinality as u(%s, n)) t where %s order by n"
                .formatted(
                        String.join(", ", columns),
                        String.join(", ", arrays),
                        String.join(", ", raw),
                        String.join(" and ", checks(stored)));
        try (Connection connection = SCHEMA.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            int parameter = 1;
            for (Function<String, @Nullable String> column : stored.columns().values()) {
                Object[] cells = values.stream().map(column).toArray();
                statement.setArray(parameter++, connection.createArrayOf("text", cells));
            }
            List<String> accepted = new ArrayList<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                accepted.add(values.get(rows.getInt(1) - 1));
            }
            return accepted;
        }
    }

    /** As PostgreSQL has it; an unknown result passes, as in a check. */
    private static List<String> checks(Stored stored) throws SQLException {
        List<String> checks = new ArrayList<>();
        try (Connection connection = SCHEMA.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select pg_get_expr(conbin, conrelid) from pg_constraint where conname = ?"
                                + " and connamespace = current_schema()::regnamespace")) {
            for (String name : stored.checks()) {
                statement.setString(1, name);
                ResultSet rows = statement.executeQuery();
                assertThat(rows.next()).as(name).isTrue();
                checks.add("(" + rows.getString(1) + ") is not false");
            }
        }
        return checks;
    }

    private static List<String> difference(List<String> those, List<String> without) {
        TreeSet<String> rest = new TreeSet<>(those);
        without.forEach(rest::remove);
        return rest.stream().limit(20).map(FormsAgreeTest::visible).toList();
    }

    private static String visible(String text) {
        return Optional.of(text)
                .filter(t -> t.length() > 40)
                .map(t -> t.substring(0, 20) + "… (" + t.length() + ")")
                .orElseGet(() -> text.codePoints()
                        .mapToObj(c -> c > 0x20 && c < 0x7f ? Character.toString(c) : "\\u{%x}".formatted(c))
                        .reduce("", String::concat));
    }
}
