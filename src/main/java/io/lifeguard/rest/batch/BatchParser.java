package io.lifeguard.rest.batch;

import io.lifeguard.access.Permissions;
import io.lifeguard.access.Role;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputError;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.JsonPointers;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.DescribedWrite;
import io.lifeguard.rest.resource.Preconditions;
import io.lifeguard.rest.resource.RestRequest;
import io.lifeguard.service.CallerContext;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the writes of a batch. What is wrong with one of them is an error at its place in the body of the batch. */
@Singleton
class BatchParser {
    private static final int MAX_WRITES = 500;
    private static final String WRITES = "writes";
    private static final Map<String, String> HEADERS = Map.of("If-Match", "ifMatch", "If-None-Match", "ifNoneMatch");

    private final BatchRoutes routes;

    BatchParser(BatchRoutes routes) {
        this.routes = routes;
    }

    /** A write as the batch has it. */
    private record Item(
            String method, String path, @Nullable Object body, MultiMap preconditions) {}

    /**
     * @param errors what was found wrong with the request before
     * @throws LifeguardException {@link FailureCode#INVALID_VALUE} with all errors, and {@link FailureCode#FORBIDDEN} if the
     *     caller may not carry out one of the writes
     */
    List<DescribedWrite<?>> parse(byte @Nullable [] body, InputErrors errors) {
        List<Item> items = BodyObject.read(BodyObject.parse(body, errors), errors, batch -> {
            List<BodyObject> writes = batch.objects(WRITES, MAX_WRITES);
            if (writes.isEmpty()) {
                batch.error(WRITES, "A batch has 1 to " + MAX_WRITES + " writes.");
            }
            return writes.stream().map(BatchParser::item).toList();
        });
        items.forEach(BatchParser::checkRole);
        List<Optional<DescribedWrite<?>>> writes = IntStream.range(0, items.size())
                .mapToObj(i -> describe(items.get(i), JsonPointers.child("/" + WRITES, String.valueOf(i)), errors))
                .toList();
        errors.throwIfAny();
        return writes.stream().<DescribedWrite<?>>map(Optional::orElseThrow).toList();
    }

    private static Item item(BodyObject write) {
        MultiMap preconditions = MultiMap.caseInsensitiveMultiMap();
        HEADERS.forEach(
                (header, member) -> write.optionalText(member).ifPresent(value -> preconditions.add(header, value)));
        return new Item(
                write.text("method"), write.text("path"), write.value("body").orElse(Map.of()), preconditions);
    }

    private static void checkRole(Item item) {
        Optional<Role> required =
                Permissions.path(item.method(), item.path().split("[?]", 2)[0]).role();
        boolean permitted = CallerContext.present()
                .filter(caller -> required.isEmpty() || caller.role().includes(required.get()))
                .isPresent();
        if (!permitted) {
            throw LifeguardException.forbidden("The batch contains a write that requires the role "
                    + required.map(role -> role.name().toLowerCase(Locale.ROOT)).orElse("of another caller")
                    + ". Nothing was stored.");
        }
    }

    private Optional<DescribedWrite<?>> describe(Item item, String pointer, InputErrors errors) {
        InputErrors own = new InputErrors();
        QueryStringDecoder address = new QueryStringDecoder(item.path());
        MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
        try {
            address.parameters().forEach(parameters::add);
            RestRequest request = new RestRequest(
                    own, QueryParameters.of(parameters, own), Preconditions.of(item.preconditions(), own), false);
            return Optional.of(routes.describe(item.method(), address.rawPath(), item.body(), request));
        } catch (LifeguardException e) {
            report(e, pointer, errors);
        } catch (IllegalArgumentException e) {
            errors.inBody(pointer + "/path", "The parameters are not percent-encoded correctly.");
        }
        return Optional.empty();
    }

    private static void report(LifeguardException failure, String pointer, InputErrors errors) {
        if (failure.inputErrors().isEmpty()) {
            errors.inBody(pointer + "/path", failure.getMessage());
        }
        for (InputError error : failure.inputErrors()) {
            switch (error.kind()) {
                case BODY -> errors.inBody(pointer + "/body" + error.place(), error.detail());
                case PARAMETER -> errors.inBody(pointer + "/path", error.place() + ": " + error.detail());
                case HEADER -> errors.inBody(pointer + "/" + HEADERS.get(error.place()), error.detail());
            }
        }
    }
}
