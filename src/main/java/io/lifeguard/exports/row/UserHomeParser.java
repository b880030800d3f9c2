package io.lifeguard.exports.row;

import static io.lifeguard.exports.raw.Column.HOME_SERVER;
import static io.lifeguard.exports.raw.Column.REGISTRAR_POOL;

import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.user.Hosting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Reads the home of a user: {@code RegistrarPool}, or for a user on OCS 2007 R2 the DN in {@code HomeServer}, {@code
 * CN=Lc Services,CN=Microsoft,CN=<pool name>,CN=Pools,…}. Source: {@code Get-CsUser}.
 */
public final class UserHomeParser {
    /**
     * In place of a pool name it says that the home is in {@code RegistrarPool}: the number of a cluster after that of a
     * site, such as {@code 1:1} or {@code co1:2}. No name of a pool contains a colon.
     */
    private static final char CLUSTER_MARKER = ':';

    private static final int CACHE_SIZE = 1000;
    private static final int MAX_CACHED_LENGTH = 500;

    /** Many users share few DNs, so that each is parsed once. */
    private final Map<String, Cell<String>> cache = new HashMap<>();

    /** @param hosting of the user; {@code HomeServer} of a user hosted online is stale */
    Cell<HomeReference> of(CellReader cells, Cell<Hosting> hosting) {
        Cell<String> registrarPool = cells.text(REGISTRAR_POOL);
        if (isInCloud(cells)) {
            return Cell.cleared();
        }
        if (registrarPool.value().isPresent()) {
            return cells.read(REGISTRAR_POOL, ValueParser::fqdn).map(HomeReference::ofFqdn);
        }
        Cell<String> homeServer = cells.text(HOME_SERVER);
        if (hosting.equals(Cell.of(Hosting.ONLINE))) {
            return registrarPool.isAbsent() && homeServer.isAbsent() ? Cell.absent() : Cell.cleared();
        }
        if (homeServer.value().isPresent()) {
            return ofHomeServer(homeServer.get(), registrarPool, cells);
        }
        return registrarPool.isAbsent() && homeServer.isAbsent() ? Cell.absent() : Cell.cleared();
    }

    /** Whether {@code RegistrarPool} is one of Skype for Business Online. */
    static boolean isInCloud(CellReader cells) {
        return !cells.isExact(REGISTRAR_POOL)
                && cells.text(REGISTRAR_POOL)
                        .value()
                        .filter(ValueParser::isCloudRegistrar)
                        .isPresent();
    }

    private Cell<HomeReference> ofHomeServer(String dn, Cell<String> registrarPool, CellReader cells) {
        Cell<String> name = cachedPoolName(dn);
        if (name.isAbsent()) {
            cells.report(
                    HOME_SERVER,
                    InputSanitizer.quote(dn)
                            + " does not name a pool; expected a DN such as CN=Lc Services,CN=Microsoft,CN=pool05,CN=Pools,…");
            return Cell.absent();
        }
        // without the column that it points to, the marker says nothing
        return name.isCleared() && registrarPool.isAbsent() ? Cell.absent() : name.map(HomeReference::ofPoolName);
    }

    private Cell<String> cachedPoolName(String dn) {
        Cell<String> before = cache.get(dn);
        if (before != null) {
            return before;
        }
        Cell<String> name = poolName(dn);
        if (cache.size() < CACHE_SIZE && dn.length() <= MAX_CACHED_LENGTH) {
            cache.put(dn, name);
        }
        return name;
    }

    /** The name before {@code CN=Pools}; cleared for a {@link #CLUSTER_MARKER}, absent if the DN names no pool. */
    static Cell<String> poolName(String dn) {
        try {
            List<Rdn> outermostFirst = new LdapName(dn).getRdns();
            for (int i = 1; i < outermostFirst.size(); i++) {
                String name = commonName(outermostFirst.get(i));
                if (!name.isEmpty() && commonName(outermostFirst.get(i - 1)).equalsIgnoreCase("Pools")) {
                    return name.indexOf(CLUSTER_MARKER) >= 0 ? Cell.cleared() : Cell.of(name);
                }
            }
            return Cell.absent();
        } catch (InvalidNameException | IllegalArgumentException e) {
            return Cell.absent();
        }
    }

    private static String commonName(Rdn rdn) {
        return rdn.getType().equalsIgnoreCase("CN") && rdn.getValue() instanceof String name ? name.strip() : "";
    }
}
