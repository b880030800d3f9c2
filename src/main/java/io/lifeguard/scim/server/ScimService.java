package io.lifeguard.scim.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceType;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.scim.dialect.PatchDialect;
import io.lifeguard.scim.dialect.ResourceDialect;
import io.lifeguard.scim.dialect.SearchDialect;
import io.lifeguard.scim.group.GroupHandler;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ScimContext;
import io.lifeguard.scim.protocol.ScimFailures;
import io.lifeguard.scim.user.UserHandler;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Executes requests with the library, which calls the handlers; on worker threads, since the library waits for them. */
@Singleton
class ScimService {
    static final long MAX_BULK_BYTES = 8L << 20;

    /** A patch is applied to the state that was read; if another write comes between, it is applied anew. */
    private static final int MAX_ATTEMPTS = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ResourceEndpoint endpoint;
    private final Map<String, ResourceType> types;

    ScimService(UserHandler users, GroupHandler groups, ScimSettings settings) {
        endpoint = new ResourceEndpoint(provider(settings));
        types = Map.of(
                ScimPaths.USERS, endpoint.registerEndpoint(users.definition()),
                ScimPaths.GROUPS, endpoint.registerEndpoint(groups.definition()));
    }

    private static ServiceProvider provider(ScimSettings settings) {
        return ServiceProvider.builder()
                .patchConfig(PatchConfig.builder()
                        .supported(true)
                        .doNotFailOnNoTarget(true)
                        .activateMsAzureFilterWorkaround(true)
                        .activateMsAzureValueSubAttributeWorkaround(true)
                        .activateMsAzureComplexSimpleValueWorkaround(true)
                        .activateSailsPointWorkaround(true)
                        .build())
                .filterConfig(FilterConfig.builder()
                        .supported(true)
                        .maxResults(settings.maxResults())
                        .build())
                .sortConfig(SortConfig.builder().supported(true).build())
                .eTagConfig(ETagConfig.builder().supported(true).build())
                .bulkConfig(BulkConfig.builder()
                        .supported(true)
                        .maxOperations(settings.maxBulkOperations())
                        .maxPayloadSize(MAX_BULK_BYTES)
                        .build())
                .authenticationSchemes(List.of(AuthenticationScheme.builder()
                        .name("OAuth Bearer Token")
                        .type("oauthbearertoken")
                        .description("Bearer tokens of the OpenID provider of this deployment")
                        .specUri("https://www.rfc-editor.org/info/rfc6750")
                        .primary(true)
                        .build()))
                .lenientContentTypeChecking(true)
                .caseInsensitiveValidation(true)
                .ignoreRequiredAttributesOnResponse(true)
                .ignoreRequiredExtensionsOnResponse(true)
                .build();
    }

    /** @throws RefusedRequest for a body that is no JSON object */
    static ObjectNode parse(String body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw RefusedRequest.invalid(
                    ScimType.RFC7644.INVALID_SYNTAX, "The body is no JSON: " + e.getOriginalMessage());
        }
        throw RefusedRequest.invalid(ScimType.RFC7644.INVALID_SYNTAX, "The body must be a JSON object.");
    }

    /** Executes a request for a resource, a list or the description of the service. */
    ScimResponse execute(ScimRequest request) {
        return answered(() -> {
            String body = request.method() == HttpMethod.POST
                            || request.method() == HttpMethod.PUT
                            || request.method() == HttpMethod.PATCH
                    ? normalize(request.kind(), request.method(), request.isSearch(), parse(request.body()))
                            .toString()
                    : "";
            int attempts = request.ifMatch().isPresent() ? 1 : MAX_ATTEMPTS;
            ScimResponse response =
                    repeated(request, request.url(), request.method(), body, request.ifMatch(), attempts);
            boolean hasFilter = request.isSearch()
                    || request.query().filter(q -> q.contains("filter=")).isPresent();
            ErrorTypes.complete(response, request.method(), hasFilter);
            if (request.kind().equals(ScimPaths.CONFIG)) {
                ServiceDescription.standardize(response);
            } else if (request.kind().equals(ScimPaths.SCHEMAS)) {
                ServiceDescription.standardizeSchemas(response);
            } else if (request.kind().equals(ScimPaths.RESOURCE_TYPES)) {
                ServiceDescription.putUsersFirst(response);
            }
            return response;
        });
    }

    /** Executes a bulk request whose operations are normalised. They are not repeated: each would be, not only the stale one. */
    ScimResponse executeBulk(ScimRequest request, ObjectNode body) {
        String url = request.base() + "/" + ScimPaths.BULK;
        return repeated(request, url, HttpMethod.POST, body.toString(), Optional.empty(), 1);
    }

    /**
     * Executes one operation of a bulk request by itself.
     *
     * @param path below the root
     * @param body normalised; empty for none
     * @param ifMatch the version that the operation names
     */
    ScimResponse executeOperation(
            ScimRequest request, HttpMethod method, String path, String body, Optional<String> ifMatch) {
        int attempts = ifMatch.isPresent() ? 1 : MAX_ATTEMPTS;
        ScimResponse response = repeated(request, request.base() + path, method, body, ifMatch, attempts);
        ErrorTypes.complete(response, method, false);
        return response;
    }

    /** @param kind the first segment of the path */
    ObjectNode normalize(String kind, HttpMethod method, boolean isSearch, ObjectNode body) {
        if (isSearch) {
            return SearchDialect.normalize(body);
        }
        ResourceType type = types.get(kind);
        if (type == null) {
            return body;
        }
        return method == HttpMethod.PATCH
                ? new PatchDialect(type).normalize(body)
                : new ResourceDialect(type).normalize(body);
    }

    /** @param attempts 1 for a request that is not to be repeated when another write comes between */
    private ScimResponse repeated(
            ScimRequest request, String url, HttpMethod method, String body, Optional<String> ifMatch, int attempts) {
        for (int attempt = 1; attempt <= attempts; attempt++) {
            ScimContext context = new ScimContext(request.context(), ifMatch);
            Map<String, String> headers = new HashMap<>();
            headers.put(HttpHeader.CONTENT_TYPE_HEADER, HttpHeader.SCIM_CONTENT_TYPE);
            ScimResponse response =
                    LibraryFaults.asRefusal(endpoint.handleRequest(url, method, body, headers, context), context);
            if (!context.isStale() || attempts == 1) {
                ErrorExtensions.add(response, context);
                if (response instanceof ListResponse && !response.has("Resources")) {
                    // the library leaves an empty list out, and clients expect it
                    response.putArray("Resources");
                }
                return response;
            }
        }
        return new ErrorResponse(ScimFailures.of(LifeguardException.busy("Others changed the resource each of "
                + attempts + " times that it was patched. Nothing was stored; retry after 1 second.")));
    }

    static ScimResponse answered(Supplier<ScimResponse> work) {
        try {
            return work.get();
        } catch (RefusedRequest refused) {
            return new ErrorResponse(refused);
        }
    }
}
