package io.lifeguard.service.metrics;

import io.lifeguard.model.Revision;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.service.changes.ChangeFeed;
import io.lifeguard.service.changes.RevisionService;
import io.lifeguard.service.decision.DecisionBatcher;
import io.lifeguard.service.decision.DecisionMetrics;
import io.lifeguard.service.write.GroupCommit;
import io.lifeguard.service.write.WriteQueue;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The figures of decisions, writes and the feed, for Prometheus. Labels are of this program - clients, rules, queues - and
 * never a user, a pool or a policy. They are read when somebody asks for them; counting them is what each queue does for
 * itself.
 */
@Singleton
class ServiceMetrics implements MeterBinder {
    private final DecisionMetrics decisions;
    private final DecisionBatcher questions;
    private final GroupCommit writes;
    private final WriteQueue turns;
    private final ChangeFeed feed;
    private final RevisionService revisions;

    ServiceMetrics(
            DecisionMetrics decisions,
            DecisionBatcher questions,
            GroupCommit writes,
            WriteQueue turns,
            ChangeFeed feed,
            RevisionService revisions) {
        this.decisions = decisions;
        this.questions = questions;
        this.writes = writes;
        this.turns = turns;
        this.feed = feed;
        this.revisions = revisions;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bindDecisions(registry);
        bindRules(registry);
        bindWrites(registry);
        bindFeed(registry);
    }

    private void bindDecisions(MeterRegistry registry) {
        for (Client client : Client.values()) {
            verdict(registry, client, "eligible", decisions.of(client).eligible());
            verdict(registry, client, "not_eligible", decisions.of(client).notEligible());
        }
        FunctionCounter.builder("lifeguard.decision.batches", questions.statements(), LongAdder::sum)
                .description("Statements that answered single questions")
                .register(registry);
        FunctionCounter.builder("lifeguard.decision.batched.questions", questions.questions(), LongAdder::sum)
                .description("Single questions that those statements held")
                .register(registry);
        Gauge.builder("lifeguard.decision.queue.size", questions, DecisionBatcher::waiting)
                .description("Single questions that wait for a statement")
                .register(registry);
        busy(registry, "questions", questions.turnedAway());
    }

    private static void verdict(MeterRegistry registry, Client client, String verdict, LongAdder count) {
        FunctionCounter.builder("lifeguard.eligibility.decisions", count, LongAdder::sum)
                .description("Decisions told; populations and suppositions are none")
                .tag("client", client.name())
                .tag("verdict", verdict)
                .register(registry);
    }

    private void bindRules(MeterRegistry registry) {
        for (Rule rule : Rule.values()) {
            FunctionCounter.builder("lifeguard.eligibility.obstacles", decisions.obstacles(rule), LongAdder::sum)
                    .description("How often a rule stood in the way of what was asked about")
                    .tag("rule", rule.name())
                    .register(registry);
            FunctionCounter.builder("lifeguard.rule.violations", decisions.refusals(rule), LongAdder::sum)
                    .description("Violations that writes and rows of imports were refused for")
                    .tag("rule", rule.name())
                    .tag("door", "write")
                    .register(registry);
        }
    }

    private void bindWrites(MeterRegistry registry) {
        Gauge.builder("lifeguard.writes.queue-size", writes, GroupCommit::waiting)
                .description("Single writes that wait for the lock")
                .register(registry);
        TimeGauge.builder("lifeguard.writes.timeout.wait", writes, TimeUnit.NANOSECONDS, GroupCommit::longestWait)
                .description("How long the single write that waits longest has waited")
                .register(registry);
        FunctionTimer.builder(
                        "lifeguard.write.queue.wait",
                        writes,
                        w -> w.begun().sum(),
                        w -> w.nanosecondsWaited().sum(),
                        TimeUnit.NANOSECONDS)
                .description("How long single writes waited for their turn")
                .register(registry);
        Gauge.builder("lifeguard.write.slots.waiting", turns, WriteQueue::waiting)
                .description("Gathered writes and batches of imports that wait for a turn")
                .register(registry);
        Gauge.builder("lifeguard.write.slots.in.use", turns, WriteQueue::taken)
                .description("Gathered writes and batches of imports that have their turn")
                .register(registry);
        busy(registry, "writes", writes.turnedAway());
    }

    private void bindFeed(MeterRegistry registry) {
        Gauge.builder("lifeguard.subscriptions.active", feed, ChangeFeed::subscribers)
                .description("Subscriptions to the change log")
                .register(registry);
        Gauge.builder("lifeguard.subscription.lag.revisions", this, ServiceMetrics::lag)
                .description("How many revisions the subscription that is farthest behind has still to read")
                .register(registry);
        Gauge.builder("lifeguard.revision", this, ServiceMetrics::newest)
                .description("The newest revision that is known")
                .register(registry);
        busy(registry, "subscribers", feed.turnedAway());
    }

    private static void busy(MeterRegistry registry, String what, LongAdder count) {
        FunctionCounter.builder("lifeguard.rejected", count, LongAdder::sum)
                .description("What was told that there is too much to do already, by what there was too much of")
                .tag("of", what)
                .register(registry);
    }

    private double newest() {
        return revisions.newest().map(Revision::number).orElse(0L);
    }

    private double lag() {
        return feed.farthestBehind((long) newest());
    }
}
