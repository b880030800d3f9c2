package io.lifeguard.boot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of a database URL that both drivers support, under the names that they have in either. */
enum DatasourceParameter {
    USER("user"),
    PASSWORD("password"),
    SSL("ssl"),
    SSL_MODE("sslmode"),
    SSL_ROOT_CERTIFICATE("sslrootcert"),
    SSL_CERTIFICATE("sslcert"),
    SSL_KEY("sslkey"),
    APPLICATION_NAME("ApplicationName", "application_name"),
    SEARCH_PATH("currentSchema", "search_path"),
    CONNECT_TIMEOUT("connectTimeout", "connect_timeout"),
    OPTIONS("options");

    private final List<String> names;

    DatasourceParameter(String... names) {
        this.names = List.of(names);
    }

    /** The name in a JDBC URL. */
    String jdbcName() {
        return names.get(0);
    }

    /** The name in the startup message of PostgreSQL, or in libpq. */
    String postgresName() {
        return names.get(names.size() - 1);
    }

    static Optional<DatasourceParameter> of(String name) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.names.contains(name))
                .findFirst();
    }

    static String supported() {
        return Arrays.stream(values())
                .map(parameter -> String.join(" or ", parameter.names))
                .collect(Collectors.joining(", "));
    }
}
