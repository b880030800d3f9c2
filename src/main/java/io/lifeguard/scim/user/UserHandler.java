package io.lifeguard.scim.user;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import de.captaingoldfish.scim.sdk.server.schemas.validation.AbstractResourceValidator;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.directory.DirectoryUser;
import io.lifeguard.model.directory.UserCriterion;
import io.lifeguard.model.directory.UserOrder;
import io.lifeguard.rules.write.UserDraft;
import io.lifeguard.scim.protocol.EntityVersion;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ResourceNumber;
import io.lifeguard.scim.protocol.ScimContext;
import io.lifeguard.scim.protocol.ScimWrites;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.directory.DirectoryQueries;
import io.lifeguard.service.write.DirectoryWrites;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads and writes users for the library, on worker threads. */
@Singleton
public class UserHandler extends ResourceHandler<UserNode> {
    /** The most users of one list for which eligibilities are decided. */
    private static final int MAX_WITH_ELIGIBILITIES = 20;

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "sipAddress", "userName",
            "enabled", "active",
            "home", UserSchema.EXTENSION + ":" + UserSchema.HOME_POOL,
            "hosting", UserSchema.EXTENSION + ":" + UserSchema.HOSTING,
            "grantedPolicy", UserSchema.EXTENSION + ":" + UserSchema.GRANTED_POLICY);

    private final DirectoryQueries directory;
    private final DirectoryWrites users;
    private final ScimWrites writes;
    private final EligibilityService eligibilities;

    UserHandler(
            DirectoryQueries directory, DirectoryWrites users, ScimWrites writes, EligibilityService eligibilities) {
        this.directory = directory;
        this.users = users;
        this.writes = writes;
        this.eligibilities = eligibilities;
    }

    public EndpointDefinition definition() {
        return new EndpointDefinition(
                UserSchema.resourceType(),
                UserSchema.core(),
                List.of(UserSchema.enterprise(), UserSchema.extension()),
                this);
    }

    @Override
    public UserNode createResource(UserNode resource, Context context) {
        ScimContext request = (ScimContext) context;
        UserDraft draft = UserDrafts.create(resource);
        writes.execute(
                users.create(draft, UserDrafts.attributes(resource, Optional.empty())),
                UserHandler::attribute,
                request);
        return written(draft.sipAddress(), request);
    }

    @Override
    public @Nullable UserNode getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excludedAttributes, Context context) {
        ScimContext request = (ScimContext) context;
        return find(id, request)
                .map(stored -> shown(stored, isAsked(attributes), request))
                .orElse(null);
    }

    @Override
    public PartialListResponse<UserNode> listResources(
            long startIndex,
            int count,
            @Nullable FilterNode filter,
            @Nullable SchemaAttribute sortBy,
            @Nullable SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excludedAttributes,
            Context context) {
        ScimContext request = (ScimContext) context;
        UserCriterion criterion = new UserFilters(getResourceType()).criterion(filter);
        UserOrder order = UserFields.order(sortBy, sortOrder);
        boolean withEligibilities = isAsked(attributes);
        if (withEligibilities && count > MAX_WITH_ELIGIBILITIES) {
            throw RefusedRequest.invalid(
                    "tooMany",
                    "Eligibilities are decided for " + MAX_WITH_ELIGIBILITIES
                            + " users of a list at most; send count.");
        }
        int total = request.await(() -> directory.count(criterion));
        List<DirectoryUser> page = count == 0 || total == 0
                ? List.of()
                : request.await(() -> directory.users(criterion, order, startIndex - 1, count));
        return PartialListResponse.<UserNode>builder()
                .resources(page.stream()
                        .map(stored -> shown(stored, withEligibilities, request))
                        .toList())
                .totalResults(total)
                .build();
    }

    @Override
    public UserNode updateResource(UserNode resource, Context context) {
        ScimContext request = (ScimContext) context;
        // the library answers 204 to a patch without a result
        String id = resource.getId().orElse("");
        DirectoryUser stored = find(id, request).orElseThrow(() -> notFound(id));
        EntityVersion.check(request.ifMatch(), UserRepresentation.version(stored));
        request.checkPatched(resource, UserRepresentation.version(stored));
        boolean isPatch = context.getUriInfos().getHttpMethod() == HttpMethod.PATCH;
        UserDraft draft = UserDrafts.replace(resource, stored.user(), isPatch);
        writes.execute(
                users.replace(stored, draft, UserDrafts.attributes(resource, Optional.of(stored))),
                UserHandler::attribute,
                request);
        return written(draft.sipAddress(), request);
    }

    @Override
    public void deleteResource(String id, Context context) {
        ScimContext request = (ScimContext) context;
        DirectoryUser stored = find(id, request).orElseThrow(() -> notFound(id));
        EntityVersion.check(request.ifMatch(), UserRepresentation.version(stored));
        writes.execute(users.delete(stored), UserHandler::attribute, request);
    }

    /** A whole user has the form of its schemas already; the library needs to select where a client names attributes. */
    @Override
    protected Optional<AbstractResourceValidator> getResponseValidator(
            @Nullable List<SchemaAttribute> attributes,
            @Nullable List<SchemaAttribute> excludedAttributes,
            @Nullable JsonNode request,
            BiFunction<String, String, String> referenceUrl) {
        boolean isWhole = (attributes == null || attributes.isEmpty())
                && (excludedAttributes == null || excludedAttributes.isEmpty());
        return isWhole
                ? Optional.empty()
                : super.getResponseValidator(attributes, excludedAttributes, request, referenceUrl);
    }

    private Optional<DirectoryUser> find(String id, ScimContext request) {
        return ResourceNumber.parse(id).flatMap(number -> request.await(() -> directory.user(number)));
    }

    private UserNode written(String address, ScimContext request) {
        return request.await(() -> directory.userByAddress(address))
                .map(stored -> shown(stored, false, request))
                .orElseThrow(() -> notFound(address));
    }

    private static RefusedRequest notFound(String id) {
        return RefusedRequest.notFound("There is no user with the id " + InputSanitizer.quote(id) + ".");
    }

    private UserNode shown(DirectoryUser stored, boolean withEligibilities, ScimContext request) {
        UserNode node = UserRepresentation.of(
                stored, group -> request.getCrossResourceReferenceUrl(String.valueOf(group), "Group")
                        .orElse(""));
        request.locate(node, "User");
        if (withEligibilities) {
            UserRepresentation.addEligibilities(
                    node,
                    request.await(() -> eligibilities.matrix(
                                    stored.user().sipAddress(), Arrays.asList(Client.values()), Optional.empty()))
                            .value());
        }
        return node;
    }

    private static String attribute(String path) {
        return ATTRIBUTES.getOrDefault(path, path);
    }

    private static boolean isAsked(@Nullable List<SchemaAttribute> attributes) {
        return attributes != null
                && attributes.stream()
                        .anyMatch(attribute -> attribute.getResourceUri().equals(UserSchema.EXTENSION)
                                && attribute.getScimNodeName().startsWith(UserSchema.ELIGIBILITIES));
    }
}
