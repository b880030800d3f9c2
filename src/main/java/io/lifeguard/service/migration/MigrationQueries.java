package io.lifeguard.service.migration;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.decision.Deployment;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.migration.MigrationPhase;
import io.lifeguard.rules.migration.Compliance;
import io.lifeguard.rules.migration.Finding;
import io.lifeguard.rules.migration.FindingSubjects;
import io.lifeguard.rules.migration.MigrationFindings;
import io.lifeguard.rules.migration.Readiness;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.service.CallerContext;
import io.lifeguard.store.read.EstateReads;
import io.lifeguard.store.read.FindingSubjectReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** How far the migration has come, and what is in its way. All figures are decided by group, and exact. */
@ApplicationScoped
public class MigrationQueries {
    private static final int SUBJECTS = 100;

    private final EstateReads estate;
    private final FindingSubjectReads subjects;

    MigrationQueries(EstateReads estate, FindingSubjectReads subjects) {
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
    public static final class MigrationSnapshot {
        private final EstateReads.EstateSnapshot estate;

        private MigrationSnapshot(EstateReads.EstateSnapshot estate) {
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
                            estate.collisions().getOrDefault(m.key(), NameCollisions.NONE)))
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
                                    known.around().contentCounts()),
                            List.copyOf(topology.migrations().values()),
                            Readiness.of(topology, known.around().users()),
                            legacyConfigurations(known));
                }));
    }

    public Uni<MigrationSnapshot> known() {
        return estate.everything().map(s -> new MigrationSnapshot(s.value()));
    }

    /** Everything stored that a rule would refuse today, whatever it is set to. */
    public Uni<List<Finding>> compliance() {
        return estate.everything()
                .map(s -> Compliance.of(s.value().around(), s.value().collisions()));
    }

    /** The ids of the first 100 things that a finding is about, of those that the present caller may be told of. */
    public Uni<List<String>> subjects(FindingSubjects about) {
        return subjects.first(about, CallerContext.seeSecretRooms(), SUBJECTS);
    }

    private static int legacyConfigurations(EstateReads.EstateSnapshot known) {
        return known.around().configurations().stream()
                .filter(g -> known.around().topology().chatPool(g.pool()).stream()
                        .anyMatch(p -> p.release().isLegacy()))
                .mapToInt(g -> g.count())
                .sum();
    }
}
