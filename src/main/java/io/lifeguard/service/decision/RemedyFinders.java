package io.lifeguard.service.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.rules.remedy.RemedyFinder;
import io.lifeguard.rules.remedy.RemedySets;
import io.lifeguard.rules.remedy.Situation;
import io.lifeguard.rules.remedy.StepTemplate;
import io.lifeguard.store.read.StandingReads.StandingFacts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remedies for facts. A search of 0.2 ms, or of some milliseconds in an organisation with a thousand pools, serves all users
 * in the same situation until pools, policies or migrations change. See docs/decisions/0021.
 */
@Singleton
// Caffeine finds this class by its name
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.WS")
class RemedyFinders {
    private static final long MAX_BYTES = 32L << 20;

    private final AtomicReference<@Nullable Searches> last = new AtomicReference<>();

    /** What was found in one state of the organisation; the searches that are used least are dropped. */
    private record Searches(Topology topology, Cache<Situation.Key, RemedySets> results, Interner<StepTemplate> steps) {
        static Searches in(Topology topology) {
            return new Searches(
                    topology,
                    Caffeine.newBuilder()
                            .maximumWeight(
                                    Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 32))
                            .<Situation.Key, RemedySets>weigher((key, sets) -> sets.bytes())
                            .executor(Runnable::run)
                            .build(),
                    Interner.newWeakInterner());
        }

        @SuppressWarnings(
                "ReferenceEquality") // one version of a topology is one object; comparing all of it takes long
        boolean areIn(Topology other) {
            return topology == other;
        }

        RemedySets of(Situation situation) {
            return results.get(situation.key(), key -> RemedySets.of(situation, steps::intern));
        }
    }

    RemedyFinder of(StandingFacts facts) {
        Searches searches = last.get();
        if (searches == null || !searches.areIn(facts.topology())) {
            searches = Searches.in(facts.topology());
            last.set(searches);
        }
        return new RemedyFinder(facts.topology(), facts.groups(), searches::of);
    }
}
