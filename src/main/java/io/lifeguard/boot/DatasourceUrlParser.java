package io.lifeguard.boot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a database URL apart. {@link java.net.URI} does not serve: it has no host for a name with an underscore, which
 * names of containers often have.
 */
final class DatasourceUrlParser {
    private static final String EXAMPLE = "postgresql://host:5432/database";
    private static final Pattern URL =
            Pattern.compile("(?<jdbc>jdbc:)?(?:vertx-reactive:)?postgres(?:ql)?://(?:(?<user>[^@/?]*)@)?"
                    + "(?<authority>[^/?]*)(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::(?<port>\\d{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    private final String property;

    /** @param property the name of the setting, for messages, which never show its value: it may contain a password */
    DatasourceUrlParser(String property) {
        this.property = property;
    }

    /**
     * The parts of a URL, decoded.
     *
     * @param authority host and port as in {@code db.example.com:5432} or {@code [::1]}
     * @param parameters by name, as they were written
     */
    record UrlParts(String authority, String database, Map<String, String> parameters) {}

    /** Fails with {@link StartupException} if it is not the URL of one database on one host. */
    UrlParts parse(String value) {
        Matcher url = URL.matcher(value.strip());
        if (!url.matches()) {
            throw refusal("");
        }
        // pgjdbc decodes a + as a space, libpq does not
        UnaryOperator<String> decoder =
                url.group("jdbc") == null ? text -> decode(text.replace("+", "%2B")) : this::decode;
        String authority = authority(url.group("authority"));
        String database = decode(String.valueOf(url.group("database")).replace("+", "%2B"));
        if (url.group("database") == null || database.isEmpty()) {
            throw refusal("; the name of the database is missing");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (url.group("user") != null) {
            String[] user = url.group("user").split(":", 2);
            parameters.put("user", decode(user[0].replace("+", "%2B")));
            if (user.length > 1) {
                parameters.put("password", decode(user[1].replace("+", "%2B")));
            }
        }
        String query = url.group("query");
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            String name = decoder.apply(pair[0]);
            if (!name.isEmpty()
                    && parameters.put(name, pair.length > 1 ? decoder.apply(pair[1].strip()) : "") != null) {
                throw new StartupException(property + ": the parameter " + name + " is given twice");
            }
        }
        return new UrlParts(authority, database, parameters);
    }

    private String authority(String given) {
        if (given.isEmpty()) {
            throw refusal("; the host is missing");
        }
        if (given.contains(",")) {
            throw refusal("; it names several hosts: give one address that always leads to the primary server, or set"
                    + " both " + DatasourceUrl.JDBC + " and " + DatasourceUrl.REACTIVE);
        }
        Matcher authority = AUTHORITY.matcher(given);
        if (!authority.matches()) {
            throw refusal("; the host must be a name of letters, digits, dots, hyphens and underscores, an IPv4 address"
                    + " or an IPv6 address in brackets, and the port a number");
        }
        String port = authority.group("port");
        if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > HIGHEST_PORT)) {
            throw refusal("; the port must be from 1 to " + HIGHEST_PORT);
        }
        return given;
    }

    private String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refusal("; a % must begin an escape such as %20, and is %25 itself");
        }
    }

    private StartupException refusal(String reason) {
        return new StartupException(
                property + " is not the URL of one PostgreSQL database such as " + EXAMPLE + reason);
    }
}
