package io.lifeguard.service.migration;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.decision.Deployment;
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
import io.lifeguard.store.read.EstateReads.EstateFigures;
import io.lifeguard.store.read.EstateReads.SourceFacts;
import io.lifeguard.store.read.FindingSubjectReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The progress of migrations, and what blocks them. All numbers are exact; they are decided for groups of users. */
@ApplicationScoped
public class MigrationQueries {
    private static final int MAX_SUBJECTS = 100;

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

    /** The facts about all migrations, read at one revision. */
    public static final class MigrationSnapshot {
        private final SourceFacts facts;

        private MigrationSnapshot(SourceFacts facts) {
            this.facts = facts;
        }

        private Optional<Migration> present(Migration migration) {
            return facts.around().topology().migration(migration.source());
        }

        /** What must be known before the source is decommissioned; empty if the migration no longer exists. */
        public List<Finding> findings(Migration migration) {
            return present(migration)
                    .map(m -> MigrationFindings.of(
                            m,
                            facts.around(),
                            facts.users(),
                            facts.collisions().getOrDefault(m.key(), NameCollisions.NONE)))
                    .orElse(List.of());
        }

        /** What prevents the source from being decommissioned at present. */
        public List<Finding> blockers(Migration migration) {
            return present(migration)
                    .map(m -> MigrationFindings.blockers(m, facts.around()))
                    .orElse(List.of());
        }
    }

    public Uni<Snapshot<Status>> status() {
        return estate.figures()
                .map(s -> s.map(figures -> new Status(
                        figures.topology().phase(),
                        Deployment.of(figures.topology(), figures.users(), figures.content()),
                        List.copyOf(figures.topology().migrations().values()),
                        Readiness.of(figures.topology(), figures.users()),
                        legacyConfigurations(figures))));
    }

    public Uni<MigrationSnapshot> snapshot() {
        return estate.sources().map(s -> new MigrationSnapshot(s.value()));
    }

    /** Everything stored that a rule would reject at present, whatever the mode of the rule. */
    public Uni<List<Finding>> compliance() {
        return estate.compliance()
                .map(s -> Compliance.of(s.value().around(), s.value().collisions()));
    }

    /** The ids of the first 100 things that a finding is about and that the present caller may see. */
    public Uni<List<String>> subjects(FindingSubjects about) {
        return subjects.first(about, CallerContext.seeSecretRooms(), MAX_SUBJECTS);
    }

    private static int legacyConfigurations(EstateFigures figures) {
        return figures.topology().chatPools().values().stream()
                .filter(pool -> pool.release().isLegacy())
                .mapToInt(pool -> figures.configurations().getOrDefault(pool.key(), 0))
                .sum();
    }
}
