package io.lifeguard.boot;

import io.lifeguard.boot.DatasourceUrlParser.UrlParts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/**
 * The URL of the database server, in the forms of the two drivers: migrations use JDBC, everything else the reactive
 * client. One of three settings is enough. A parameter that does not reach the driver is refused, never dropped.
 */
public final class DatasourceUrl {
    public static final String CONVENIENCE = "lifeguard.datasource.url";
    public static final String JDBC = "quarkus.datasource.jdbc.url";
    public static final String REACTIVE = "quarkus.datasource.reactive.url";
    public static final String USERNAME = "quarkus.datasource.username";
    public static final String PASSWORD = "quarkus.datasource.password";

    public static final String REPLICA = "lifeguard.datasource.replica.url";

    private static final String WRITES_POOL = "quarkus.datasource.reactive.";
    private static final String READS_POOL = "quarkus.datasource.reads.reactive.";
    private static final String REPLICA_POOL = "quarkus.datasource.replica.";

    private final Function<String, Optional<String>> configuration;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private DatasourceUrl(Function<String, Optional<String>> configuration) {
        this.configuration = configuration;
    }

    /**
     * The properties to set, by name; empty if none of the three settings is given. User and password are taken out of the
     * URLs, which are logged.
     */
    public static Optional<Map<String, String>> complete(Function<String, Optional<String>> configuration) {
        DatasourceUrl urls = new DatasourceUrl(configuration);
        Optional<String> jdbc = urls.first(JDBC, CONVENIENCE, REACTIVE);
        Optional<String> reactive = urls.first(REACTIVE, CONVENIENCE, JDBC);
        if (jdbc.isEmpty() || reactive.isEmpty()) {
            return Optional.empty();
        }
        boolean shared = jdbc.equals(reactive);
        if (shared || !urls.hasSeveralHosts(jdbc.get())) {
            urls.addJdbc(jdbc.get(), shared);
        }
        if (shared || !urls.hasSeveralHosts(reactive.get())) {
            urls.addReactive(reactive.get());
        }
        urls.properties
                .keySet()
                .removeIf(name -> List.of(USERNAME, PASSWORD).contains(name)
                        && configuration.apply(name).isPresent());
        return Optional.of(urls.properties);
    }

    /**
     * The properties to set for the read replica, by name; none if its URL is not given. User and password are those of the
     * primary, unless the URL has its own.
     */
    public static Map<String, String> ofReplica(Function<String, Optional<String>> configuration) {
        DatasourceUrl urls = new DatasourceUrl(configuration);
        urls.first(REPLICA).ifPresent(urls::addReplica);
        return urls.properties;
    }

    private void addReplica(String property) {
        Map<DatasourceParameter, String> parameters = new EnumMap<>(DatasourceParameter.class);
        properties.put(REPLICA_POOL + "active", "true");
        properties.put(REPLICA_POOL + "reactive.url", reactive(property, parameters, REPLICA_POOL + "reactive."));
        Optional.ofNullable(parameters.get(DatasourceParameter.USER))
                .ifPresent(user -> properties.put(REPLICA_POOL + "username", user));
        Optional.ofNullable(parameters.get(DatasourceParameter.PASSWORD))
                .ifPresent(password -> properties.put(REPLICA_POOL + "password", password));
    }

    private Optional<String> first(String... names) {
        return List.of(names).stream().filter(name -> !value(name).isBlank()).findFirst();
    }

    private String value(String name) {
        return configuration.apply(name).orElse("");
    }

    /** Several hosts have a form of their own in each driver, so they are left as they are given. */
    private boolean hasSeveralHosts(String property) {
        return value(property).replaceFirst("\\?.*", "").contains(",");
    }

    private void addJdbc(String property, boolean shared) {
        UrlParts url = new DatasourceUrlParser(property).parse(value(property));
        Map<String, String> driver = new LinkedHashMap<>();
        Map<DatasourceParameter, String> parameters = new EnumMap<>(DatasourceParameter.class);
        url.parameters().forEach((name, value) -> {
            Optional<DatasourceParameter> known = DatasourceParameter.of(name);
            if (known.isPresent()) {
                add(property, parameters, known.get(), value);
            } else if (!shared && property.equals(JDBC) && PGProperty.forName(name) != null) {
                driver.put(name, value);
            } else {
                throw unsupported(property, name);
            }
        });
        boolean isTrustConfigured =
                driver.containsKey(PGProperty.SSL_FACTORY.getName()) || isTrustConfigured(WRITES_POOL);
        DatasourceTls tls = DatasourceTls.of(property, parameters, isTrustConfigured);
        driver.put("sslmode", tls.mode());
        tls.rootCertificate().ifPresent(file -> driver.put("sslrootcert", file));
        tls.certificate().ifPresent(file -> driver.put("sslcert", file));
        tls.key().ifPresent(file -> driver.put("sslkey", file));
        tls.keyAlgorithm().ifPresent(algorithm -> driver.put("pemKeyAlgorithm", algorithm));
        for (DatasourceParameter each : List.of(
                DatasourceParameter.APPLICATION_NAME,
                DatasourceParameter.SEARCH_PATH,
                DatasourceParameter.CONNECT_TIMEOUT,
                DatasourceParameter.OPTIONS)) {
            Optional.ofNullable(parameters.get(each)).ifPresent(value -> driver.put(each.jdbcName(), value));
        }
        properties.put(JDBC, "jdbc:" + url(url, driver));
        addUser(parameters);
    }

    private void addReactive(String property) {
        Map<DatasourceParameter, String> parameters = new EnumMap<>(DatasourceParameter.class);
        properties.put(REACTIVE, reactive(property, parameters, WRITES_POOL, READS_POOL));
        addUser(parameters);
    }

    /**
     * Adds the parameters of the URL of a property to the properties of some pools.
     *
     * @param parameters receives them
     * @param pools prefixes of the properties of the pools
     * @return the URL for the reactive client
     */
    private String reactive(String property, Map<DatasourceParameter, String> parameters, String... pools) {
        UrlParts url = new DatasourceUrlParser(property).parse(value(property));
        url.parameters()
                .forEach((name, value) -> add(
                        property,
                        parameters,
                        DatasourceParameter.of(name).orElseThrow(() -> unsupported(property, name)),
                        value));
        boolean isTrustConfigured = isTrustConfigured(pools[0]);
        DatasourceTls tls = DatasourceTls.of(property, parameters, isTrustConfigured);
        new ReactiveProperties(tls, parameters, isTrustConfigured).of(pools).forEach((name, value) -> {
            if (configuration.apply(name).isEmpty()) {
                properties.put(name, value);
            }
        });
        return url(url, new LinkedHashMap<>(Map.of("sslmode", tls.mode())));
    }

    private boolean isTrustConfigured(String pool) {
        return List.of("trust-all", "trust-certificate-pem", "trust-certificate-jks", "trust-certificate-pfx").stream()
                .anyMatch(name -> configuration.apply(pool + name).isPresent());
    }

    private void addUser(Map<DatasourceParameter, String> parameters) {
        Optional.ofNullable(parameters.get(DatasourceParameter.USER))
                .ifPresent(user -> properties.putIfAbsent(USERNAME, user));
        Optional.ofNullable(parameters.get(DatasourceParameter.PASSWORD))
                .ifPresent(password -> properties.putIfAbsent(PASSWORD, password));
    }

    private static void add(
            String property, Map<DatasourceParameter, String> parameters, DatasourceParameter parameter, String value) {
        if (parameter == DatasourceParameter.CONNECT_TIMEOUT && !value.matches("\\d{1,6}")) {
            throw new StartupException(property + ": connectTimeout must be a number of seconds");
        }
        if (parameters.put(parameter, value) != null) {
            throw new StartupException(
                    property + ": " + parameter.jdbcName() + " is given twice, also as " + parameter.postgresName());
        }
    }

    private static StartupException unsupported(String property, String name) {
        return new StartupException(property + ": the parameter \"" + name.replaceAll("\\p{Cntrl}", "?")
                + "\" is not supported; supported are " + DatasourceParameter.supported()
                + (property.equals(JDBC) ? ", and those of JDBC alone if " + REACTIVE + " is set too" : ""));
    }

    private static String url(UrlParts url, Map<String, String> parameters) {
        return "postgresql://" + url.authority() + "/" + encode(url.database())
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
