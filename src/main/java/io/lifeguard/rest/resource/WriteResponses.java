package io.lifeguard.rest.resource;

import io.lifeguard.rest.problem.ProblemBody;
import io.lifeguard.rest.problem.Problems;
import io.lifeguard.service.write.WriteResult;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Responses to writes of resources of every kind. */
@Singleton
public class WriteResponses {
    private final Representations representations;

    WriteResponses(Representations representations) {
        this.representations = representations;
    }

    /**
     * The response to an accepted write.
     *
     * @param status 201 if it created the resource, else 200
     * @param headers {@code ETag}, {@code Location} and {@code Warning} where they apply
     */
    public record AcceptedWrite(int status, Map<String, String> headers, WriteBody body) {}

    public <T> AcceptedWrite accepted(DescribedWrite<T> write, WriteResult<?> executed) {
        WriteResult<T> result = write.own(executed);
        ResourceKind<?, T> kind = write.kind();
        Optional<Record> shown = result.resulting().map(kind::show);
        WriteBody body = WriteBody.of(result, kind.subject(), shown.orElse(null));
        boolean created = body.outcome() == WriteBody.WriteOutcome.CREATED && result.isApplied();
        Map<String, String> headers = new LinkedHashMap<>();
        shown.filter(resource -> result.isApplied())
                .ifPresent(resource -> headers.put(HttpHeaders.ETAG, representations.entityTag(resource)));
        result.resulting()
                .filter(resource -> created)
                .ifPresent(resource -> headers.put(HttpHeaders.LOCATION, ResourcePaths.of(kind, resource)));
        WarningHeaders.value(result.warnings()).ifPresent(value -> headers.put("Warning", value));
        return new AcceptedWrite(created ? 201 : 200, headers, body);
    }

    /** Of a refused write. */
    public ProblemBody problem(DescribedWrite<?> write, WriteResult<?> refused) {
        return ProblemBody.of(
                refused.violations(), write.kind().idArguments(write.rule().argument()));
    }

    /** @param isMinimal whether the response to an accepted write leaves the resource out */
    <T> Response of(DescribedWrite<T> write, WriteResult<?> result, boolean isMinimal) {
        return result.violations().isEmpty()
                ? of(accepted(write, result), isMinimal)
                : Problems.of(
                        result.violations(),
                        write.kind().idArguments(write.rule().argument()));
    }

    /** A body of a response as JSON. */
    public byte[] json(Object body) {
        return representations.bytes(body);
    }

    private Response of(AcceptedWrite accepted, boolean isMinimal) {
        WriteBody body = isMinimal ? accepted.body().withoutResource() : accepted.body();
        Response.ResponseBuilder response = Response.status(accepted.status()).entity(representations.bytes(body));
        accepted.headers().forEach(response::header);
        if (isMinimal) {
            Preference.applied(response);
        }
        return response.build();
    }
}
