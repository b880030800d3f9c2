package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.exports.raw.ColumnChoice;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.policy.PolicyIdentity;
import java.util.List;
import java.util.Optional;

/**
 * A chat policy, as {@code Get-CsPersistentChatPolicy} prints it.
 *
 * @param identity has a value unless there is a problem with it; a name without prefix is a user policy, which is
 *     inferred
 * @param enablePersistentChat never cleared
 */
public record PolicyRow(
        long line,
        Cell<PolicyIdentity> identity,
        Cell<Boolean> enablePersistentChat,
        Cell<String> description,
        List<CellProblem> problems)
        implements ExportRow {

    public static PolicyRow of(CellReader cells) {
        return new PolicyRow(
                cells.line(),
                cells.key(ExportKind.POLICIES.key(), ValueParser::policyIdentity),
                cells.required(ColumnChoice.of(ENABLE_PERSISTENT_CHAT), ValueParser::bool),
                cells.read(DESCRIPTION, ValueParser.of(ValueForm.DESCRIPTION)),
                cells.problems());
    }

    /** The folded identity. */
    @Override
    public Optional<String> key() {
        return identity.value().map(PolicyIdentity::key);
    }

    @Override
    public long fingerprint() {
        return RowFingerprint.of(List.of(key(), enablePersistentChat, description, problems));
    }
}
