package io.lifeguard.scim.group;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.features.EndpointType;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.lifeguard.access.Role;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.directory.DirectoryGroup;
import io.lifeguard.model.directory.DirectoryMember;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.scim.protocol.EntityVersion;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ScimContext;
import io.lifeguard.scim.protocol.ScimWrites;
import io.lifeguard.service.write.PolicyWrites;
import io.lifeguard.service.write.WriteRule;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes groups for the library, on worker threads. */
@Singleton
public class GroupHandler extends ResourceHandler<GroupNode> {
    private final GroupReader groups;
    private final GroupMembers members;
    private final PolicyWrites policies;
    private final ScimWrites writes;

    GroupHandler(GroupReader groups, GroupMembers members, PolicyWrites policies, ScimWrites writes) {
        this.groups = groups;
        this.members = members;
        this.policies = policies;
        this.writes = writes;
    }

    public EndpointDefinition definition() {
        return new EndpointDefinition(
                GroupSchema.resourceType(), GroupSchema.core(), List.of(GroupSchema.extension()), this);
    }

    /** Requires the role of administrators, as every write to a policy. */
    @Override
    public GroupNode createResource(GroupNode resource, Context context) {
        ScimContext request = (ScimContext) context;
        request.require(Role.ADMINISTRATOR, "Creating a group, which is a policy,");
        GroupDraft draft = GroupDraft.of(resource, Optional.empty());
        String key = Ids.key(draft.policy().identity());
        if (groups.named(key, request).isPresent()) {
            throw RefusedRequest.taken("displayName: there is a group "
                    + InputSanitizer.quote(draft.policy().identity()) + ".");
        }
        members.change(
                draft.policy().identity(),
                Optional.of(policies.put(draft.policy())),
                draft.members(),
                Set.of(),
                request);
        return groups.named(key, request)
                .map(created -> groups.shown(created, true, request))
                .orElseThrow(() -> RefusedRequest.notFound("The group was deleted by another write meanwhile."));
    }

    @Override
    public @Nullable GroupNode getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excludedAttributes, Context context) {
        ScimContext request = (ScimContext) context;
        return groups.find(id, request)
                .map(group -> groups.shown(group, isShown(attributes, excludedAttributes), request))
                .orElse(null);
    }

    /** The library reads a group before it patches it; then the members are needed. */
    @Override
    public @Nullable GroupNode getResourceForUpdate(
            String id,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excludedAttributes,
            Context context,
            EndpointType type) {
        return getResource(id, List.of(), List.of(), context);
    }

    @Override
    public PartialListResponse<GroupNode> listResources(
            long startIndex,
            int count,
            @Nullable FilterNode filter,
            @Nullable SchemaAttribute sortBy,
            @Nullable SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excludedAttributes,
            Context context) {
        return groups.page(
                startIndex,
                count,
                Optional.ofNullable(filter).map(node -> new GroupFilter(node, getServiceProvider())),
                GroupOrder.of(sortBy, sortOrder),
                isShown(attributes, excludedAttributes),
                (ScimContext) context);
    }

    @Override
    public GroupNode updateResource(GroupNode resource, Context context) {
        ScimContext request = (ScimContext) context;
        // the library answers 204 to a patch without a result
        DirectoryGroup group = existing(resource.getId().orElse(""), request);
        List<DirectoryMember> present = members.of(List.of(group), request);
        GroupNode before = GroupReader.node(group, Optional.of(present), request);
        check(request.ifMatch(), before);
        request.checkPatched(
                resource, before.getMeta().flatMap(Meta::getVersion).orElseThrow());
        ChatPolicy policy = group.policy();
        GroupDraft draft = GroupDraft.of(resource, Optional.of(policy));
        if (!Ids.key(draft.policy().identity()).equals(policy.key())) {
            throw RefusedRequest.invalid(
                    "mutability",
                    "displayName: a group is the policy " + policy.identity()
                            + ", whose name cannot change; create another group and move the members.");
        }
        boolean changesPolicy = draft.policy().enablePersistentChat() != policy.enablePersistentChat()
                || !draft.policy().description().equals(policy.description());
        if (changesPolicy) {
            request.require(Role.ADMINISTRATOR, "Changing what a group grants");
        }
        Set<Long> leaving = present.stream().map(DirectoryMember::id).collect(Collectors.toCollection(HashSet::new));
        Set<Long> joining = new LinkedHashSet<>(draft.members());
        joining.removeAll(leaving);
        leaving.removeAll(draft.members());
        Optional<WriteRule<?, ?>> policyWrite =
                changesPolicy ? Optional.of(policies.put(draft.policy())) : Optional.empty();
        members.change(policy.identity().written(), policyWrite, joining, leaving, request);
        return groups.shown(existing(String.valueOf(group.id()), request), true, request);
    }

    private DirectoryGroup existing(String id, ScimContext request) {
        return groups.find(id, request)
                .orElseThrow(() ->
                        RefusedRequest.notFound("There is no group with the id " + InputSanitizer.quote(id) + "."));
    }

    /** Refused for a policy that users are granted: taking it from them is another request. */
    @Override
    public void deleteResource(String id, Context context) {
        ScimContext request = (ScimContext) context;
        request.require(Role.ADMINISTRATOR, "Deleting a group, which is a policy,");
        DirectoryGroup group = existing(id, request);
        if (request.ifMatch().isPresent()) {
            check(request.ifMatch(), groups.shown(group, true, request));
        }
        writes.execute(policies.delete(group.policy().identity().written(), false), GroupHandler::attribute, request);
    }

    private static void check(Optional<String> ifMatch, GroupNode present) {
        present.getMeta()
                .flatMap(meta -> meta.getVersion())
                .ifPresent(version -> EntityVersion.check(ifMatch, version));
    }

    /** Whether a response shows the members. */
    private static boolean isShown(
            @Nullable List<SchemaAttribute> attributes, @Nullable List<SchemaAttribute> excludedAttributes) {
        if (attributes != null && !attributes.isEmpty()) {
            return attributes.stream().anyMatch(GroupHandler::isMembers);
        }
        return excludedAttributes == null || excludedAttributes.stream().noneMatch(GroupHandler::isMembers);
    }

    private static boolean isMembers(SchemaAttribute attribute) {
        return attribute.getScimNodeName().split("\\.", 2)[0].equals(GroupSchema.MEMBERS);
    }

    static String attribute(String path) {
        return path.endsWith("identity") || path.equals("policy") ? "displayName" : path;
    }
}
