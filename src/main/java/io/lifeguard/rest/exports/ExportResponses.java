package io.lifeguard.rest.exports;

import io.lifeguard.http.limits.StreamedBody;
import io.lifeguard.http.limits.StreamedBody.BodySource;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.Preconditions;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.changes.RevisionService;
import io.lifeguard.service.exports.ExportService;
import io.lifeguard.service.exports.OpenExport;
import io.lifeguard.service.exports.OpenExport.ExportOutcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Responses that are read from one snapshot while the client reads them. */
@Singleton
class ExportResponses {
    private static final Logger LOG = Logger.getLogger(ExportResponses.class);

    private final ExportService exports;
    private final RevisionService revisions;

    ExportResponses(ExportService exports, RevisionService revisions) {
        this.exports = exports;
        this.revisions = revisions;
    }

    /**
     * What a response is.
     *
     * @param tag distinguishes the representations of one path; empty if the revision does not determine the bytes
     */
    record DownloadFile(String mediaType, String fileName, Optional<String> tag) {

        /** A weak tag: the bytes also depend on the version of the service. */
        private Optional<String> entityTag(Revision revision) {
            String seen = CallerContext.seeSecretRooms() ? "all" : "seen";
            return tag.map(name -> '"' + revision.toString() + "-" + name + "-" + seen + '"');
        }
    }

    /** Checks a request without parameters, and responds with a file. */
    Uni<Response> respond(RoutingContext routing, DownloadFile file, Function<OpenExport, PartReader> parts) {
        InputErrors errors = new InputErrors();
        QueryParameters.of(routing, errors).reportUnknown();
        return respond(routing, file, errors, parts);
    }

    /**
     * Responds with a file.
     *
     * @param errors of the request, among which those of its preconditions are reported
     */
    Uni<Response> respond(
            RoutingContext routing, DownloadFile file, InputErrors errors, Function<OpenExport, PartReader> parts) {
        Preconditions preconditions = Preconditions.of(routing.request().headers(), errors);
        errors.throwIfAny();
        boolean isHead = routing.request().method().equals(HttpMethod.HEAD);
        return revisions.current().chain(revision -> {
            Optional<String> tag = file.entityTag(revision);
            if (tag.filter(preconditions::isNotModified).isPresent()) {
                return Uni.createFrom()
                        .item(headers(Response.notModified(), file, revision).build());
            }
            return isHead
                    ? Uni.createFrom().item(ok(routing, file, revision, new NoParts()))
                    : open(routing, file, parts);
        });
    }

    private Uni<Response> open(RoutingContext routing, DownloadFile file, Function<OpenExport, PartReader> parts) {
        return openUntilEnd(routing)
                .map(export -> begin(export, () -> {
                    ExportParts body = new ExportParts(export, parts.apply(export));
                    return ok(routing, file, export.revision(), body);
                }));
    }

    /** Opens an export that is closed when the request ends, also when the client is gone before the export is open. */
    private Uni<OpenExport> openUntilEnd(RoutingContext routing) {
        return Uni.createFrom().emitter(emitter -> exports.open()
                .subscribe()
                .with(
                        export -> {
                            StreamedBody.onEnd(routing, () -> export.close(ExportOutcome.CANCELLED));
                            emitter.complete(export);
                        },
                        emitter::fail));
    }

    private static <T> T begin(OpenExport export, Supplier<T> response) {
        try {
            return response.get();
        } catch (Throwable e) {
            export.close(e instanceof LifeguardException ? ExportOutcome.CANCELLED : ExportOutcome.FAILED);
            throw e;
        }
    }

    private static Response ok(RoutingContext routing, DownloadFile file, Revision revision, BodySource body) {
        return headers(Response.ok(new StreamedBody(routing, body)).type(file.mediaType()), file, revision)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.fileName() + '"')
                .build();
    }

    private static Response.ResponseBuilder headers(
            Response.ResponseBuilder response, DownloadFile file, Revision revision) {
        file.entityTag(revision).ifPresent(tag -> response.header(HttpHeaders.ETAG, "W/" + tag));
        return response.header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    private record NoParts() implements BodySource {
        @Override
        public Uni<Optional<Buffer>> next() {
            return Uni.createFrom().item(Optional.empty());
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close(Optional<Throwable> failure, boolean isComplete) {
            // has nothing to close
        }
    }

    private record ExportParts(OpenExport export, PartReader parts) implements BodySource {
        @Override
        public Uni<Optional<Buffer>> next() {
            return parts.next().map(part -> part.map(Buffer::buffer));
        }

        @Override
        public boolean isOpen() {
            return export.isOpen();
        }

        @Override
        public void close(Optional<Throwable> failure, boolean isComplete) {
            failure.filter(cause -> export.isOpen()).ifPresent(ExportParts::log);
            export.close(
                    failure.isPresent()
                            ? ExportOutcome.FAILED
                            : isComplete ? ExportOutcome.COMPLETE : ExportOutcome.CANCELLED);
        }

        /** The client only sees that its connection is closed. */
        private static void log(Throwable failure) {
            Optional<FailureCode> known = LifeguardException.in(failure).map(LifeguardException::code);
            if (known.isPresent()) {
                LOG.warnf("Export ended before its end: %s: %s", known.get(), failure.getMessage());
            } else {
                LOG.error("Export failed", failure);
            }
        }
    }
}
