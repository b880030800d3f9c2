package io.lifeguard.exports;

import static io.lifeguard.exports.Column.*;

import io.lifeguard.model.Hosting;
import io.lifeguard.model.Ids;
import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.model.ValueForm;
import java.util.List;
import java.util.Optional;

/**
 * A user, as {@code Get-CsUser} prints it.
 *
 * @param sipAddress with {@code sip:}; has a value unless there is a problem with it
 * @param externalId {@code Guid}
 * @param enabled never cleared: an empty {@code Enabled} is false, the user was never enabled
 * @param hosting never cleared: an empty {@code HostingProvider} is on premises
 * @param home cleared for a user on no pool
 * @param policy the user's own policy; cleared where the user inherits
 */
public record UserRow(
        long line,
        Cell<String> sipAddress,
        Cell<String> externalId,
        Cell<String> displayName,
        Cell<Boolean> enabled,
        Cell<Hosting> hosting,
        Cell<Home> home,
        Cell<PolicyIdentity> policy,
        List<CellProblem> problems)
        implements ExportRow {

    static UserRow of(Cells cells, HomeOfUser homes) {
        return new UserRow(
                cells.line(),
                cells.key(ExportKind.USERS.key(), Forms::sipAddress),
                cells.read(GUID, Forms.of(ValueForm.EXTERNAL_ID)),
                cells.read(DISPLAY_NAME, Forms.of(ValueForm.NAME)),
                cells.read(ENABLED, Forms::bool).whenCleared(false),
                cells.read(HOSTING_PROVIDER, Forms::hosting).whenCleared(Hosting.ON_PREMISES),
                homes.of(cells),
                cells.read(PERSISTENT_CHAT_POLICY, Forms::policyOfUsers),
                cells.problems());
    }

    /** The folded SIP address. */
    @Override
    public Optional<String> key() {
        return sipAddress.value().map(Ids::key);
    }
}
