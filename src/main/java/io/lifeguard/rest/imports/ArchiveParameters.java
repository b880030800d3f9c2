package io.lifeguard.rest.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.imports.options.GroupChatPools;
import io.lifeguard.service.imports.options.ImportOptions;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * The query parameters of an import of a ZIP archive: those of imports, except what is about absent objects, because the
 * archive need not contain every kind.
 *
 * @param users the options for users
 * @param chatPools the options for chat pools
 */
record ArchiveParameters(ImportOptions users, ImportOptions chatPools) {
    private static final String GUIDS_REISSUED = "guidsReissued";

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for an unknown parameter or value */
    static ArchiveParameters parse(MultivaluedMap<String, String> query) {
        for (String name : new String[] {"absent", "allowLargeChange"}) {
            if (query.containsKey(name)) {
                throw LifeguardException.invalidValue(
                        name + " is no parameter of an import of a ZIP archive; import the files by themselves.");
            }
        }
        MultivaluedMap<String, String> ofUsers = new MultivaluedHashMap<>();
        MultivaluedMap<String, String> ofPools = new MultivaluedHashMap<>();
        query.forEach((name, values) -> {
            if (!GroupChatParameters.NAMES.contains(name)) {
                ofUsers.put(name, values);
            }
            if (!name.equals(GUIDS_REISSUED)) {
                ofPools.put(name, values);
            }
        });
        return new ArchiveParameters(
                ImportParameters.parse(ExportKind.USERS, ofUsers),
                ImportParameters.parse(ExportKind.CHAT_POOLS, ofPools));
    }

    ImportOptions optionsOf(ExportKind kind) {
        return switch (kind) {
            case USERS -> users;
            case CHAT_POOLS -> chatPools;
            default ->
                new ImportOptions(users.dryRun(), users.impact(), users.absent(), false, false, GroupChatPools.NONE);
        };
    }
}
