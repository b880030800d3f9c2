package io.lifeguard.service.imports.options;

import io.lifeguard.exports.row.ChatPoolRow;
import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.Release;
import java.util.List;
import java.util.Optional;

/**
 * Which trusted applications of a file of chat pools are Group Chat pools. A topology does not say it: a Group Chat pool
 * of Lync 2010 is a trusted application beside others.
 *
 * @param fqdns of the Group Chat pools
 * @param release of those whose row does not say it
 * @param registrar FQDN of the front-end pool of those whose row does not say it
 */
public record GroupChatPools(List<String> fqdns, Optional<Release> release, Optional<String> registrar) {
    public static final GroupChatPools NONE = new GroupChatPools(List.of(), Optional.empty(), Optional.empty());

    /** Whether the row is about a trusted application that is not named here. */
    public boolean areWithout(ChatPoolRow row) {
        return row.trustedApplication()
                && fqdns.stream().map(Ids::key).noneMatch(key -> row.key().equals(Optional.of(key)));
    }

    /** The columns to create a chat pool that are missing in the file and not said here. */
    public List<String> stillMissing(List<String> columns) {
        return columns.stream()
                .filter(column -> !(column.equals("Version") && release.isPresent())
                        && !(column.equals("Registrar") && registrar.isPresent()))
                .toList();
    }

    public Optional<Release> release(ChatPoolRow row, Optional<ChatPool> stored) {
        Optional<Release> known = row.release().value().or(() -> stored.map(ChatPool::release));
        return row.trustedApplication() ? known.or(() -> release) : known;
    }

    public Optional<String> home(ChatPoolRow row, Optional<ChatPool> stored) {
        Optional<String> known = row.home().value().map(home -> home.pool()).or(() -> stored.flatMap(ChatPool::home)
                .map(FrontEndPool::fqdn));
        return row.trustedApplication() ? known.or(() -> registrar) : known;
    }
}
