package io.lifeguard.rest.batch;

import io.lifeguard.http.limits.RequestSettings;
import io.lifeguard.http.workers.LargeRequests;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.batch.BatchBody.BatchWriteBody;
import io.lifeguard.rest.problem.ProblemBody;
import io.lifeguard.rest.problem.Problems;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.DescribedWrite;
import io.lifeguard.rest.resource.IdempotencyKeyHeader;
import io.lifeguard.rest.resource.RepeatableWrites;
import io.lifeguard.rest.resource.WriteResponses;
import io.lifeguard.service.idempotency.IdempotencyService.RecordedResponse;
import io.lifeguard.service.write.AtomicWrites.AtomicOutcome;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteRule;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Executes batches of writes. */
@Path("/api/batch")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BatchResource {
    private final BatchParser parser;
    private final WriteService writes;
    private final WriteResponses responses;
    private final RepeatableWrites repeatable;
    private final LargeRequests largeRequests;
    private final long largeBodyBytes;

    BatchResource(
            BatchParser parser,
            WriteService writes,
            WriteResponses responses,
            RepeatableWrites repeatable,
            LargeRequests largeRequests,
            RequestSettings settings) {
        this.parser = parser;
        this.writes = writes;
        this.responses = responses;
        this.repeatable = repeatable;
        this.largeRequests = largeRequests;
        this.largeBodyBytes = settings.largeBodySize().asLongValue();
    }

    /** Stores all writes in one commit, or none if one is refused. Requires an idempotency key, except for a dry run. */
    @POST
    public Uni<Response> execute(@Context RoutingContext routing, byte[] body) {
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(routing, errors);
        boolean dryRun = parameters.flag("dryRun");
        parameters.reportUnknown();
        Optional<String> key = IdempotencyKeyHeader.read(routing.request().headers(), errors);
        return parse(body, errors).chain(described -> execute(described, key, dryRun, routing, body));
    }

    /** A large body is read by a worker; the writes are executed on the context of the request. */
    private Uni<List<DescribedWrite<?>>> parse(byte[] body, InputErrors errors) {
        if (body.length < largeBodyBytes) {
            return Uni.createFrom().item(() -> parser.parse(body, errors));
        }
        io.vertx.core.Context context = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> largeRequests.run(LargeRequests.BODY_WEIGHT, () -> Uni.createFrom()
                        .item(() -> parser.parse(body, errors))
                        .subscribeAsCompletionStage()))
                .emitOn(work -> context.runOnContext(nothing -> work.run()));
    }

    private Uni<Response> execute(
            List<DescribedWrite<?>> described,
            Optional<String> key,
            boolean dryRun,
            RoutingContext routing,
            byte[] body) {
        List<WriteRule<?, ?>> rules = new ArrayList<>();
        described.forEach(write -> rules.add(write.rule()));
        if (dryRun) {
            return writes.writeAll(rules, true).map(outcomes -> dryRun(described, outcomes));
        }
        return repeatable.execute(
                key.orElseThrow(BatchResource::keyMissing),
                routing,
                body,
                rules,
                results -> new RecordedResponse(
                        200, Map.of(), Buffer.buffer(responses.json(accepted(described, results)))),
                outcomes -> refused(described, outcomes));
    }

    private static LifeguardException keyMissing() {
        return LifeguardException.idempotencyKeyMissing(
                IdempotencyKeyHeader.NAME
                        + ": a batch needs a key of its own, such as a UUID, so that it can be repeated if its response is lost.");
    }

    private Response dryRun(List<DescribedWrite<?>> described, List<AtomicOutcome> outcomes) {
        boolean accepted =
                outcomes.size() == described.size() && outcomes.stream().allMatch(AtomicOutcome::isAccepted);
        if (!accepted) {
            return refused(described, outcomes);
        }
        List<WriteResult<?>> results = new ArrayList<>();
        outcomes.forEach(outcome -> results.add(outcome.result().orElseThrow()));
        return Response.ok(responses.json(accepted(described, results))).build();
    }

    private BatchBody accepted(List<DescribedWrite<?>> described, List<WriteResult<?>> results) {
        WriteResult<?> last = results.get(results.size() - 1);
        return new BatchBody(
                last.isApplied(),
                last.revision().toString(),
                IntStream.range(0, results.size())
                        .mapToObj(i -> accepted(described.get(i), results.get(i)))
                        .toList());
    }

    private BatchWriteBody accepted(DescribedWrite<?> write, WriteResult<?> result) {
        WriteResponses.AcceptedWrite accepted = responses.accepted(write, result);
        return new BatchWriteBody(accepted.status(), accepted.headers(), accepted.body(), null);
    }

    /** The type of the problem is that of the first write that is refused. */
    private Response refused(List<DescribedWrite<?>> described, List<AtomicOutcome> outcomes) {
        List<BatchWriteBody> bodies = IntStream.range(0, outcomes.size())
                .mapToObj(i -> outcome(described.get(i), outcomes.get(i)))
                .toList();
        return Problems.ofBatch(bodies.stream().map(BatchWriteBody::problem).toList(), bodies);
    }

    private BatchWriteBody outcome(DescribedWrite<?> write, AtomicOutcome outcome) {
        if (outcome.isAccepted()) {
            return accepted(write, outcome.result().orElseThrow());
        }
        ProblemBody problem = outcome.failure()
                .map(ProblemBody::of)
                .orElseGet(() -> responses.problem(write, outcome.result().orElseThrow()));
        return new BatchWriteBody(problem.status(), null, null, problem);
    }
}
