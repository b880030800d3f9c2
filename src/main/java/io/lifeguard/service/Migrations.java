package io.lifeguard.service;

import io.lifeguard.model.Deployment;
import io.lifeguard.model.Migration;
import io.lifeguard.model.MigrationPhase;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Topology;
import io.lifeguard.rules.Collisions;
import io.lifeguard.rules.Compliance;
import io.lifeguard.rules.Finding;
import io.lifeguard.rules.MigrationFindings;
import io.lifeguard.rules.Readiness;
import io.lifeguard.rules.Subjects;
import io.lifeguard.store.Estate;
import io.lifeguard.store.FoundSubjects;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** How far the migration has come, and what is in its way. All figures are decided by group, and exact. */
@ApplicationScoped
public class Migrations {
    private static final int SUBJECTS = 100;

    private final Estate estate;
    private final FoundSubjects subjects;

    Migrations(Estate estate, FoundSubjects subjects) {
        this.estate = estate;
        this.subjects = subjects;
    }

    /** @param legacyConfigurations how many client configurations are for a legacy chat pool */
    public record Status(
            MigrationPhase phase,
            List<Deployment> deployments,
            List<Migration> migrations,
            Readiness readiness,
            int legacyConfigurations) {}

    /** The whole organisation in groups, for what is asked of several migrations at once. */
    public static final class Known {
        private final Estate.Known estate;

        private Known(Estate.Known estate) {
            this.estate = estate;
        }

        private Optional<Migration> present(Migration migration) {
            return estate.around().topology().migration(migration.source());
        }

        /** What is to be known before the source goes; nothing of a migration that is not there any more. */
        public List<Finding> findings(Migration migration) {
            return present(migration)
                    .map(m -> MigrationFindings.of(
                            m,
                            estate.around(),
                            estate.users(),
                            estate.collisions().getOrDefault(m.key(), Collisions.NONE)))
                    .orElse(List.of());
        }

        /** What keeps the source from being decommissioned now. */
        public List<Finding> blockers(Migration migration) {
            return present(migration)
                    .map(m -> MigrationFindings.blockers(m, estate.around()))
                    .orElse(List.of());
        }
    }

    public Uni<Snapshot<Status>> status() {
        return estate.everything()
                .map(s -> s.map(known -> {
                    Topology topology = known.around().topology();
                    return new Status(
                            topology.phase(),
                            Deployment.of(
                                    topology,
                                    known.around().users(),
                                    known.around().holdings()),
                            List.copyOf(topology.migrations().values()),
                            Readiness.of(topology, known.around().users()),
                            legacyConfigurations(known));
                }));
    }

    public Uni<Known> known() {
        return estate.everything().map(s -> new Known(s.value()));
    }

    /** Everything stored that a rule would refuse today, whatever it is set to. */
    public Uni<List<Finding>> compliance() {
        return estate.everything()
                .map(s -> Compliance.of(s.value().around(), s.value().collisions()));
    }

    /** The ids of the first 100 things that a finding is about, of those that the present caller may be told of. */
    public Uni<List<String>> subjects(Subjects about) {
        return subjects.first(about, Callers.seeSecretRooms(), SUBJECTS);
    }

    private static int legacyConfigurations(Estate.Known known) {
        return known.around().configurations().stream()
                .filter(g -> known.around().topology().chatPool(g.pool()).stream()
                        .anyMatch(p -> p.release().isLegacy()))
                .mapToInt(g -> g.count())
                .sum();
    }
}
