package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasourceUrlTest {
    @Test
    void without_any_url_there_is_no_server() {
        assertThat(DatasourceUrl.complete(name -> Optional.empty())).isEmpty();
        assertThat(complete(Map.of(DatasourceUrl.JDBC, " "))).isEmpty();
    }

    @Test
    void the_convenient_one_gives_both() {
        assertThat(complete(Map.of(DatasourceUrl.CONVENIENCE, "postgresql://db.example.com:5433/estate")))
                .contains(Map.of(
                        DatasourceUrl.JDBC, "jdbc:postgresql://db.example.com:5433/estate",
                        DatasourceUrl.REACTIVE, "postgresql://db.example.com:5433/estate"));
    }

    @Test
    void user_and_password_in_it_are_taken_out_of_it() {
        assertThat(complete(Map.of(DatasourceUrl.CONVENIENCE, "postgres://ada:l%40ve:lace@db/estate")))
                .contains(Map.of(
                        DatasourceUrl.JDBC, "jdbc:postgresql://db/estate",
                        DatasourceUrl.REACTIVE, "postgresql://db/estate",
                        DatasourceUrl.USERNAME, "ada",
                        DatasourceUrl.PASSWORD, "l@ve:lace"));
    }

    @Test
    void either_of_the_standard_ones_gives_the_other_and_stays_as_it_is() {
        assertThat(complete(Map.of(
                        DatasourceUrl.JDBC, "jdbc:postgresql://[::1]:5432/estate?sslmode=require&ApplicationName=x")))
                .contains(Map.of(DatasourceUrl.REACTIVE, "postgresql://[::1]:5432/estate?sslmode=require"));
        assertThat(complete(Map.of(DatasourceUrl.REACTIVE, "vertx-reactive:postgresql://db/estate")))
                .contains(Map.of(DatasourceUrl.JDBC, "jdbc:postgresql://db/estate"));
    }

    @Test
    void with_both_there_is_nothing_to_add() {
        assertThat(complete(Map.of(
                        DatasourceUrl.JDBC, "jdbc:postgresql://one,two/estate",
                        DatasourceUrl.REACTIVE, "postgresql://one/estate,postgresql://two/estate")))
                .contains(Map.of());
    }

    @Test
    void a_user_that_is_configured_wins_over_one_in_the_url() {
        assertThat(complete(Map.of(
                                DatasourceUrl.CONVENIENCE,
                                "postgresql://ada@db/estate",
                                DatasourceUrl.USERNAME,
                                "grace"))
                        .orElseThrow())
                .doesNotContainKey(DatasourceUrl.USERNAME);
    }

    @Test
    void what_is_no_such_url_is_refused_in_one_line_that_shows_no_password() {
        for (String url : new String[] {
            "mysql://ada:secret@db/estate",
            "postgresql://ada:secret@/estate",
            "postgresql://ada:secret@db",
            "postgresql://ada:se cret@db/estate",
            "jdbc:postgresql://one:1,two:2/estate?password=secret"
        }) {
            assertThatThrownBy(() -> complete(Map.of(DatasourceUrl.JDBC, url)))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining(DatasourceUrl.JDBC)
                    .hasMessageContaining("postgresql://host:5432/database")
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining("cret@");
        }
    }

    private static Optional<Map<String, String>> complete(Map<String, String> given) {
        return DatasourceUrl.complete(name -> Optional.ofNullable(given.get(name)));
    }
}
