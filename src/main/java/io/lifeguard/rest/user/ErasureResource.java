package io.lifeguard.rest.user;

import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.service.changes.ErasureService;
import io.lifeguard.service.changes.ErasureService.Erasure;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Erases deleted users from the change log. */
@Path("/api/users/{sipAddress}/erase")
@Produces(MediaType.APPLICATION_JSON)
public class ErasureResource {
    private final ErasureService erasures;

    ErasureResource(ErasureService erasures) {
        this.erasures = erasures;
    }

    /**
     * @param pseudonyms that replace the users who had the address, the last user first
     * @param changes how many entries of the log are about them
     */
    @RegisterForReflection
    public record ErasureBody(List<String> pseudonyms, int changes, boolean applied, String revision) {
        static ErasureBody from(Erasure erasure) {
            return new ErasureBody(
                    erasure.pseudonyms(),
                    erasure.changes(),
                    erasure.applied(),
                    erasure.revision().toString());
        }
    }

    @POST
    public Uni<ErasureBody> erase(@PathParam("sipAddress") String sipAddress, @Context RoutingContext request) {
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(request, errors);
        boolean dryRun = parameters.flag("dryRun");
        parameters.reportUnknown();
        errors.throwIfAny();
        return erasures.erase(sipAddress, dryRun).map(ErasureBody::from);
    }
}
