package io.lifeguard.service.imports.run;

import io.lifeguard.exports.file.ExportFile;
import java.util.List;
import java.util.Map;

/** The columns of a file that the fields of its things come from. */
public final class ColumnNames {
    private static final Map<String, List<String>> TOPOLOGY = Map.of(
            "fqdn", List.of("PoolFqdn", "Identity"),
            "site", List.of("Site", "SiteId"),
            "release", List.of("Version"),
            "home", List.of("Registrar"),
            "state", List.of("State"),
            "identity", List.of("Identity"),
            "enablePersistentChat", List.of("EnablePersistentChat"),
            "description", List.of("Description"),
            "displayName", List.of("DisplayName"));
    private static final Map<String, List<String>> USERS = Map.of(
            "sipAddress", List.of("SipAddress"),
            "externalId", List.of("Guid"),
            "home", List.of("RegistrarPool", "HomeServer"),
            "grantedPolicy", List.of("PersistentChatPolicy"),
            "displayName", List.of("DisplayName"));

    private static final Map<String, List<String>> CONTENT = Map.of(
            "pool", List.of("Identity", "PersistentChatPoolFqdn"),
            "name", List.of("Identity", "Name"),
            "description", List.of("Description"),
            "category", List.of("Category", "CategoryUri"),
            "parent", List.of("Parent"),
            "addIn", List.of("Addin"),
            "url", List.of("URL"));

    private static final Map<String, List<String>> CONFIGURATIONS =
            Map.of("user", List.of("SipAddress"), "client", List.of("Client"), "pool", List.of("ChatPool"));
    private static final Map<String, List<String>> MIGRATIONS = Map.of(
            "source", List.of("PoolFqdn"),
            "fqdn", List.of("PoolFqdn"),
            "target", List.of("MigrationTarget"),
            "state", List.of("State"));

    private final Map<String, List<String>> titles;
    private final List<String> columns;

    ColumnNames(ExportFile file) {
        titles = switch (file.kind()) {
            case USERS -> USERS;
            case CATEGORIES, ROOMS, ADD_INS -> CONTENT;
            case CLIENT_CONFIGURATIONS -> CONFIGURATIONS;
            case MIGRATIONS -> MIGRATIONS;
            default -> TOPOLOGY;
        };
        columns = file.columns();
    }

    /** The column as the file writes it; the field itself if no column holds it. */
    public String of(String field) {
        List<String> candidates = titles.getOrDefault(field, List.of());
        return candidates.stream()
                .flatMap(title -> columns.stream().filter(title::equalsIgnoreCase))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElse(field);
    }
}
