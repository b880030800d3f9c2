package io.lifeguard.service.imports;

import io.lifeguard.exports.ExportFile;
import io.lifeguard.exports.ExportKind;
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

    private final Map<String, List<String>> titles;
    private final List<String> columns;

    ColumnNames(ExportFile file) {
        titles = file.kind() == ExportKind.USERS ? OF_USERS : OF_ALL;
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
