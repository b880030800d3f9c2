package io.lifeguard.service.imports.run;

import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.rules.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row that was refused or passed over, or an absent object that was not changed.
 *
 * @param line from 1; 0 for an absent object
 * @param id of what the row is about, or the beginning of what it says about itself
 * @param cells of the columns that are read, as the file has them; empty for an absent object and for a row without values
 * @param violations why it was refused; empty for a row that was passed over
 */
public record UnappliedRow(
        long line,
        String id,
        Map<Column, String> cells,
        List<Violation> violations,
        Optional<PassedOverReason> passedOver) {}
