package io.lifeguard.rest.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.service.write.WriteRule;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes writes of resources of every kind, with their preconditions.
 *
 * <p>Every method throws {@link LifeguardException} {@link FailureCode#INVALID_VALUE} with all that is wrong with the request.
 */
@Singleton
public class WriteDescriptions {
    private final Representations representations;

    WriteDescriptions(Representations representations) {
        this.representations = representations;
    }

    /** @param json the body, parsed */
    public <I, T> DescribedWrite<T> put(ResourceKind<I, T> kind, I id, @Nullable Object json, RestRequest request) {
        WriteRule<?, T> rule = read(json, request, body -> {
            kind.readOnlyMembers().forEach(body::value);
            return kind.put(id, body, request.parameters());
        });
        return new DescribedWrite<>(
                kind,
                checked(kind, rule, request)
                        .provided(present -> checkReadOnly(kind, (Map<?, ?>) Objects.requireNonNull(json), present)));
    }

    public <I, T> DescribedWrite<T> delete(ResourceKind<I, T> kind, I id, RestRequest request) {
        WriteRule<?, T> rule = kind.delete(id, request.parameters());
        request.checkAll();
        return new DescribedWrite<>(kind, checked(kind, rule, request));
    }

    /**
     * @param action one of the kind
     * @param json the body, parsed; an empty object for a request without one
     */
    public <I, T> DescribedWrite<T> act(
            ResourceKind<I, T> kind, String action, I id, @Nullable Object json, RestRequest request) {
        WriteRule<?, T> rule = read(
                json, request, body -> Objects.requireNonNull(kind.actions().get(action))
                        .write(id, body, request.parameters()));
        return new DescribedWrite<>(kind, checked(kind, rule, request));
    }

    private static <T> WriteRule<?, T> read(@Nullable Object json, RestRequest request, BodyReader<T> form) {
        return BodyObject.read(json, request.errors(), body -> {
            WriteRule<?, T> rule = form.read(body);
            request.parameters().reportUnknown();
            return rule;
        });
    }

    @FunctionalInterface
    private interface BodyReader<T> {
        WriteRule<?, T> read(BodyObject body);
    }

    private <T> WriteRule<?, T> checked(ResourceKind<?, T> kind, WriteRule<?, T> rule, RestRequest request) {
        return rule.provided(present -> request.preconditions().check(tag(kind, present)));
    }

    /** The entity tag of a resource. */
    <T> Optional<String> tag(ResourceKind<?, T> kind, Optional<T> resource) {
        return resource.map(present -> representations.entityTag(kind.show(present)));
    }

    /** A member that is read-only may be sent back as it was read. */
    private <T> void checkReadOnly(ResourceKind<?, T> kind, Map<?, ?> body, Optional<T> present) {
        if (kind.readOnlyMembers().stream().noneMatch(body::containsKey)) {
            return;
        }
        ObjectNode shown = representations.tree(present.<Object>map(kind::show).orElse(Map.of()));
        InputErrors errors = new InputErrors();
        for (String name : kind.readOnlyMembers()) {
            Object sent = body.get(name);
            JsonNode recorded = shown.path(name);
            if (sent != null && !representations.isEqual(sent, recorded)) {
                errors.inBody(
                        "/" + name,
                        "The member is read-only; "
                                + (recorded.isMissingNode() ? "leave it out." : "its value is " + recorded + "."));
            }
        }
        errors.throwIfAny();
    }
}
