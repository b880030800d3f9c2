package io.lifeguard.exports.row;

import static io.lifeguard.exports.row.Column.HOME_SERVER;
import static io.lifeguard.exports.row.Column.REGISTRAR_POOL;

import io.lifeguard.model.InputSanitizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Finds the home of a user: {@code RegistrarPool}, or for a user on OCS 2007 R2, who has none,
 * {@code HomeServer}, a DN {@code CN=Lc Services,CN=Microsoft,CN=<pool name>,CN=Pools,…}. Source: {@code Get-CsUser}.
 */
public final class UserHomeParser {
    /** In the place of a pool's name: the pool is the one of {@code RegistrarPool}. */
    private static final String SEE_REGISTRAR_POOL = "1:1";

    private static final int MOST_KNOWN = 1000;
    private static final int LONGEST_KNOWN = 500;

    /** Pools are few and users many: their DNs are taken apart once. */
    private final Map<String, Cell<String>> known = new HashMap<>();

    Cell<HomeReference> of(CellReader cells) {
        Cell<String> registrarPool = cells.text(REGISTRAR_POOL);
        if (registrarPool.value().isPresent()) {
            return cells.read(REGISTRAR_POOL, ValueParser::fqdn).map(HomeReference::ofFqdn);
        }
        Cell<String> homeServer = cells.text(HOME_SERVER);
        if (homeServer.value().isPresent()) {
            return ofHomeServer(homeServer.get(), registrarPool, cells);
        }
        return registrarPool.isAbsent() && homeServer.isAbsent() ? Cell.absent() : Cell.cleared();
    }

    private Cell<HomeReference> ofHomeServer(String dn, Cell<String> registrarPool, CellReader cells) {
        Cell<String> name = knownPoolName(dn);
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

    private Cell<String> knownPoolName(String dn) {
        Cell<String> before = known.get(dn);
        if (before != null) {
            return before;
        }
        Cell<String> name = poolName(dn);
        if (known.size() < MOST_KNOWN && dn.length() <= LONGEST_KNOWN) {
            known.put(dn, name);
        }
        return name;
    }

    /** The name before {@code CN=Pools}; cleared for the marker, absent where there is none. */
    static Cell<String> poolName(String dn) {
        try {
            List<Rdn> outermostFirst = new LdapName(dn).getRdns();
            for (int i = 1; i < outermostFirst.size(); i++) {
                String name = commonName(outermostFirst.get(i));
                if (!name.isEmpty() && commonName(outermostFirst.get(i - 1)).equalsIgnoreCase("Pools")) {
                    return name.equals(SEE_REGISTRAR_POOL) ? Cell.cleared() : Cell.of(name);
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
