package io.lifeguard.service.imports.users;

import io.lifeguard.exports.row.HomeReference;
import io.lifeguard.exports.row.UserRow;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.service.imports.run.ColumnNames;
import java.util.List;
import java.util.Optional;

/** Finds the front-end pool that a row of users names, in {@code RegistrarPool} or, by its first label, in {@code HomeServer}. */
record HomeResolver(Topology topology, ColumnNames columns) {
    private static final String FIELD = "home";
    private static final String HOME_SERVER = "HomeServer";

    /** The pool's FQDN; what the file says if no pool or more than one has that name. */
    String fqdn(HomeReference home) {
        List<FrontEndPool> pools = pools(home);
        return pools.size() == 1 ? pools.get(0).fqdn() : home.pool();
    }

    /** Replaces the names of fields in a decision by the columns of the file. */
    WriteDecision withColumns(UserRow row, WriteDecision decision) {
        Optional<HomeReference> byName = row.home().value().filter(HomeReference::byName);
        WriteDecision named =
                decision.withPaths(path -> path.equals(FIELD) && byName.isPresent() ? HOME_SERVER : columns.of(path));
        return byName.filter(home -> pools(home).size() > 1)
                .map(home -> RowRefusals.ambiguousHome(named, home))
                .orElse(named);
    }

    private List<FrontEndPool> pools(HomeReference home) {
        return home.byName()
                ? topology.frontEndPools().values().stream()
                        .filter(p -> home.isPool(p.fqdn()))
                        .toList()
                : topology.frontEndPool(home.pool()).stream().toList();
    }
}
