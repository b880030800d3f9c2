package io.lifeguard.service.imports.report;

import io.lifeguard.exports.row.UserRow;
import java.util.stream.Stream;

/** What an import assumes about new users because the file lacks a column. */
public final class AssumedValues {
    private AssumedValues() {}

    /** @param row that creates a user */
    public static Stream<ImportCaution> of(UserRow row) {
        Stream.Builder<ImportCaution> cautions = Stream.builder();
        if (row.hosting().isAbsent()) {
            cautions.add(ImportCaution.HOSTING_ASSUMED);
        }
        if (row.policy().isAbsent()) {
            cautions.add(ImportCaution.POLICY_ASSUMED);
        }
        if (row.externalId().isAbsent()) {
            cautions.add(ImportCaution.GUID_ABSENT);
        }
        return cautions.build();
    }
}
