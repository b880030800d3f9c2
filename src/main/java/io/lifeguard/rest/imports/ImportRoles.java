package io.lifeguard.rest.imports;

import io.lifeguard.access.Permissions;
import io.lifeguard.access.Role;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.CallerContext;
import java.util.Locale;

/** Checks that the present caller may import a kind of file. */
final class ImportRoles {
    private ImportRoles() {}

    /** @throws LifeguardException {@link FailureCode#FORBIDDEN} if the caller may not */
    static void check(ExportKind kind) {
        Role required = Permissions.ofImport(kind);
        if (CallerContext.present()
                .filter(caller -> caller.role().includes(required))
                .isEmpty()) {
            throw LifeguardException.forbidden("An import of %s requires the role %s. Nothing was done."
                    .formatted(kind.title(), required.name().toLowerCase(Locale.ROOT)));
        }
    }
}
