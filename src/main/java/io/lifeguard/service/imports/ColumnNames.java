package io.lifeguard.service.imports;

import io.lifeguard.exports.file.ExportFile;
import java.util.List;
import java.util.Map;

/** What the columns of a file are called that the fields of its things come from. */
final class ColumnNames {
    private static final Map<String, List<String>> OF_ALL = Map.of(
            "fqdn", List.of("PoolFqdn", "Identity"),
            "site", List.of("Site", "SiteId"),
            "release", List.of("Version"),
            "home", List.of("Registrar"),
            "identity", List.of("Identity"),
            "enablePersistentChat", List.of("EnablePersistentChat"),
            "description", List.of("Description"),
            "displayName", List.of("DisplayName"));
    private static final Map<String, List<String>> OF_USERS = Map.of(
            "sipAddress", List.of("SipAddress"),
            "externalId", List.of("Guid"),
            "home", List.of("RegistrarPool", "HomeServer"),
            "grantedPolicy", List.of("PersistentChatPolicy"),
            "displayName", List.of("DisplayName"));

    private static final Map<String, List<String>> OF_CONTENT = Map.of(
            "pool", List.of("Identity"),
            "name", List.of("Identity"),
            "description", List.of("Description"),
            "category", List.of("Category"),
            "addIn", List.of("Addin"),
            "url", List.of("URL"));

    private final Map<String, List<String>> titles;
    private final List<String> columns;

    ColumnNames(ExportFile file) {
        titles = switch (file.kind()) {
            case USERS -> OF_USERS;
            case CATEGORIES, ROOMS, ADD_INS -> OF_CONTENT;
            default -> OF_ALL;
        };
        columns = file.columns();
    }

    /** As the file writes it; the field itself where no column is for it. */
    String of(String field) {
        List<String> known = titles.getOrDefault(field, List.of());
        return known.stream()
                .flatMap(title -> columns.stream().filter(title::equalsIgnoreCase))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElse(field);
    }
}
