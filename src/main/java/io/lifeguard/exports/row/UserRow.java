package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.model.Ids;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.user.Hosting;
import java.util.List;
import java.util.Optional;

/**
 * A user, as {@code Get-CsUser} prints it.
 *
 * @param sipAddress with {@code sip:}; has a value unless there is a problem with it
 * @param externalId {@code Guid}
 * @param enabled never cleared: an empty {@code Enabled} is false, the user was never enabled
 * @param hosting never cleared: an empty {@code HostingProvider} is on premises, a cloud registrar is online
 * @param home cleared for a user on no pool
 * @param policy the user's own policy; cleared where the user inherits
 * @param isIdentified whether both the address and the Guid can be read, so that it is known whom the row is about
 */
public record UserRow(
        long line,
        Cell<String> sipAddress,
        Cell<String> externalId,
        Cell<String> displayName,
        Cell<Boolean> enabled,
        Cell<Hosting> hosting,
        Cell<HomeReference> home,
        Cell<PolicyIdentity> policy,
        boolean isIdentified,
        List<CellProblem> problems)
        implements ExportRow {

    public static UserRow of(CellReader cells, UserHomeParser homes) {
        Cell<String> sipAddress = cells.key(ExportKind.USERS.key(), ValueParser::sipAddress);
        Cell<String> externalId = cells.id(GUID, ValueParser.of(ValueForm.EXTERNAL_ID));
        Cell<Hosting> hosting = hosting(cells);
        return new UserRow(
                cells.line(),
                sipAddress,
                externalId,
                cells.read(DISPLAY_NAME, ValueParser::displayName),
                cells.read(ENABLED, ValueParser::bool).whenCleared(false),
                hosting,
                homes.of(cells, hosting),
                cells.read(PERSISTENT_CHAT_POLICY, ValueParser::policyOfUsers),
                sipAddress.value().isPresent() && (!externalId.isAbsent() || !cells.has(GUID)),
                cells.problems());
    }

    /** A cloud registrar says that a user is hosted online, whatever the other columns say. */
    private static Cell<Hosting> hosting(CellReader cells) {
        return UserHomeParser.isInCloud(cells)
                ? Cell.of(Hosting.ONLINE)
                : cells.read(HOSTING_PROVIDER, ValueParser::hosting).whenCleared(Hosting.ON_PREMISES);
    }

    /** The folded SIP address. */
    @Override
    public Optional<String> key() {
        return sipAddress.value().map(Ids::key);
    }

    @Override
    public long fingerprint() {
        return RowFingerprint.of(List.of(
                key(),
                externalId.map(Ids::key),
                displayName,
                enabled,
                hosting,
                home.map(HomeReference::key),
                policy.map(PolicyIdentity::key),
                problems));
    }
}
