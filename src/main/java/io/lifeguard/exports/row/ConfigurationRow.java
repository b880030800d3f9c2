package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.*;

import io.lifeguard.exports.raw.ColumnChoice;
import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import java.util.List;
import java.util.Optional;

/**
 * A client configuration; a row has nothing but its key.
 *
 * @param user SIP address with {@code sip:}
 * @param pool FQDN of the chat pool
 */
public record ConfigurationRow(
        long line, Cell<String> user, Cell<Client> client, Cell<String> pool, List<CellProblem> problems)
        implements ExportRow {

    public static ConfigurationRow of(CellReader cells) {
        return new ConfigurationRow(
                cells.line(),
                cells.key(ExportKind.CLIENT_CONFIGURATIONS.key(), ValueParser::sipAddress),
                cells.required(ColumnChoice.of(CLIENT), ValueParser.oneOf(Client.values())),
                cells.required(ColumnChoice.of(CHAT_POOL), ValueParser::fqdn),
                cells.problems());
    }

    /** The folded address, the client and the folded FQDN, separated by backslashes. */
    @Override
    public Optional<String> key() {
        return user.value().flatMap(address -> client.value().flatMap(program -> pool.value()
                .map(fqdn -> Ids.key(address) + "\\" + program + "\\" + Ids.key(fqdn))));
    }

    @Override
    public long fingerprint() {
        return RowFingerprint.of(List.of(key(), problems));
    }
}
