package io.lifeguard.rest.exports;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.rest.exports.ExportResponses.DownloadFile;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.user.Users;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.service.exports.EligibilityListQuery;
import io.lifeguard.service.exports.OpenExport;
import io.lifeguard.service.exports.OpenExport.BatchReader;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The decisions on a population, as a list for the people who act on it. */
@Path("/api/eligibilities.csv")
public class EligibilityListResource {
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final DownloadFile FILE = new DownloadFile(CSV, "eligibilities.csv", Optional.of("list"));

    private final ExportResponses responses;

    EligibilityListResource(ExportResponses responses) {
        this.responses = responses;
    }

    @GET
    @Produces(CSV)
    public Uni<Response> list(@Context RoutingContext request) {
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(request, errors);
        Client client = parameters.requiredConstant("client", Client.class);
        String pool = parameters.requiredText("pool", ValueForm.FQDN);
        UserFilter filter = Users.filter(parameters);
        Optional<Boolean> eligible = parameters.optionalFlag("eligible");
        Optional<Rule> rule = parameters.constant("rule", Rule.class);
        parameters.reportUnknown();
        errors.throwIfAny();
        EligibilityListQuery query = new EligibilityListQuery(client, pool, filter, eligible, rule);
        return responses.respond(request, FILE, errors, export -> parts(export, query));
    }

    private static PartReader parts(OpenExport export, EligibilityListQuery query) {
        BatchReader<Decision> decisions = export.decisions(query);
        return PartReader.ofText(
                EligibilityLines.head(), () -> decisions.next().map(batch -> batch.map(EligibilityLines::lines)));
    }
}
