package io.lifeguard.exports;

import static io.lifeguard.exports.Column.*;

import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.model.ValueForm;
import java.util.List;
import java.util.Optional;

/**
 * A chat policy, as {@code Get-CsPersistentChatPolicy} prints it.
 *
 * @param identity has a value unless there is a problem with it; a bare name is taken for that of a user policy, which
 *     is inferred
 * @param enablePersistentChat never cleared
 */
public record PolicyRow(
        long line,
        Cell<PolicyIdentity> identity,
        Cell<Boolean> enablePersistentChat,
        Cell<String> description,
        List<CellProblem> problems)
        implements ExportRow {

    static PolicyRow of(Cells cells) {
        return new PolicyRow(
                cells.line(),
                cells.key(ExportKind.POLICIES.key(), Forms::policyIdentity),
                cells.required(Choice.of(ENABLE_PERSISTENT_CHAT), Forms::bool),
                cells.read(DESCRIPTION, Forms.of(ValueForm.DESCRIPTION)),
                cells.problems());
    }

    /** The folded identity. */
    @Override
    public Optional<String> key() {
        return identity.value().map(PolicyIdentity::key);
    }
}
