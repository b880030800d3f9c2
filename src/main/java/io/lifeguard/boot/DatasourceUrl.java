package io.lifeguard.boot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The URL of the database server, in the forms of the two drivers: migrations use JDBC, everything else the reactive
 * client. One of the three properties is enough; properties that are set are not changed.
 */
public record DatasourceUrl(URI uri) {
    public static final String CONVENIENCE = "lifeguard.datasource.url";
    public static final String JDBC = "quarkus.datasource.jdbc.url";
    public static final String REACTIVE = "quarkus.datasource.reactive.url";
    public static final String USERNAME = "quarkus.datasource.username";
    public static final String PASSWORD = "quarkus.datasource.password";
    private static final String SCHEME = "postgresql";
    private static final String EXAMPLE = "postgresql://host:5432/database";

    /** The properties to add, by name; empty if none of the three is set. */
    public static Optional<Map<String, String>> complete(Function<String, Optional<String>> configuration) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : new String[] {CONVENIENCE, JDBC, REACTIVE}) {
            configuration.apply(name).filter(value -> !value.isBlank()).ifPresent(value -> given.put(name, value));
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> missing = new LinkedHashMap<>();
        if (!given.containsKey(JDBC) || !given.containsKey(REACTIVE)) {
            Map.Entry<String, String> first = given.entrySet().iterator().next();
            missing.putAll(parse(first.getKey(), first.getValue()).properties());
            missing.keySet().removeIf(name -> configuration.apply(name).isPresent());
        }
        return Optional.of(missing);
    }

    static DatasourceUrl parse(String property, String value) {
        String url =
                value.strip().replaceFirst("^(jdbc:|vertx-reactive:)", "").replaceFirst("^postgres://", SCHEME + "://");
        try {
            URI uri = new URI(url);
            if (SCHEME.equals(uri.getScheme())
                    && uri.getHost() != null
                    && path(uri).length() > 1) {
                return new DatasourceUrl(uri);
            }
        } catch (URISyntaxException e) {
            // reported below, without the value, which may contain a password
        }
        throw new StartupException(property + " is not the URL of one PostgreSQL database such as " + EXAMPLE
                + (value.contains(",") ? "; for several hosts set both " + JDBC + " and " + REACTIVE : ""));
    }

    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        String authority = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String url = SCHEME + "://" + authority + path(uri) + sslMode();
        properties.put(JDBC, "jdbc:" + url);
        properties.put(REACTIVE, url);
        String user = uri.getUserInfo();
        if (user != null) {
            int colon = user.indexOf(':');
            properties.put(USERNAME, colon < 0 ? user : user.substring(0, colon));
            if (colon >= 0) {
                properties.put(PASSWORD, user.substring(colon + 1));
            }
        }
        return properties;
    }

    // the only parameter with the same name in both drivers
    private String sslMode() {
        String query = uri.getRawQuery();
        return query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(parameter -> parameter.startsWith("sslmode="))
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining("&"), kept -> kept.isEmpty() ? "" : "?" + kept));
    }

    private static String path(URI uri) {
        return Optional.ofNullable(uri.getRawPath()).orElse("");
    }
}
