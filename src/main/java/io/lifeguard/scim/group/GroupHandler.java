package io.lifeguard.scim.group;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.features.EndpointType;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.lifeguard.access.Role;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.directory.DirectoryGroup;
import io.lifeguard.model.directory.DirectoryMember;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.scim.protocol.EntityVersion;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ResourceNumber;
import io.lifeguard.scim.protocol.ScimContext;
import io.lifeguard.service.directory.DirectoryQueries;
import io.lifeguard.service.write.PolicyWrites;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteRule;
import io.lifeguard.service.write.WriteService;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes groups for the library, on worker threads. */
@Singleton
public class GroupHandler extends ResourceHandler<GroupNode> {
    private final DirectoryQueries directory;
    private final GroupMembers members;
    private final PolicyWrites policies;
    private final WriteService writes;

    GroupHandler(DirectoryQueries directory, GroupMembers members, PolicyWrites policies, WriteService writes) {
        this.directory = directory;
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
        if (named(key, request).isPresent()) {
            throw RefusedRequest.taken("displayName: there is a group "
                    + InputSanitizer.quote(draft.policy().identity()) + ".");
        }
        execute(policies.put(draft.policy()), request);
        DirectoryGroup created = named(key, request)
                .orElseThrow(() -> RefusedRequest.notFound("The group was deleted by another write meanwhile."));
        members.change(created, draft.members(), Set.of(), request);
        return shown(created, true, request);
    }

    @Override
    public @Nullable GroupNode getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excludedAttributes, Context context) {
        ScimContext request = (ScimContext) context;
        return find(id, request)
                .map(group -> shown(group, isShown(attributes, excludedAttributes), request))
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

    /** There are few groups, so all are read, and the library filters them. */
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
        ScimContext request = (ScimContext) context;
        boolean isFilterOfMembers = filter != null
                && filter.toString().toLowerCase(java.util.Locale.ROOT).contains(GroupSchema.MEMBERS);
        List<DirectoryGroup> all = request.await(directory::groups);
        Map<Long, List<DirectoryMember>> byGroup = isFilterOfMembers ? byGroup(all, request) : Map.of();
        List<GroupNode> found = all.stream()
                .map(group -> node(group, Optional.ofNullable(byGroup.get(group.id())), request))
                .toList();
        if (filter != null) {
            found = FilterResourceResolver.filterResources(getServiceProvider(), found, filter);
        }
        Set<String> page = sorted(found, sortBy, sortOrder).stream()
                .skip(startIndex - 1)
                .limit(count)
                .map(node -> node.getId().orElseThrow())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        List<DirectoryGroup> shown = page.stream()
                .flatMap(id ->
                        all.stream().filter(group -> String.valueOf(group.id()).equals(id)))
                .toList();
        Map<Long, List<DirectoryMember>> membersShown =
                isShown(attributes, excludedAttributes) ? byGroup(shown, request) : Map.of();
        return PartialListResponse.<GroupNode>builder()
                .resources(shown.stream()
                        .map(group -> node(group, Optional.ofNullable(membersShown.get(group.id())), request))
                        .toList())
                .totalResults(found.size())
                .build();
    }

    @Override
    public @Nullable GroupNode updateResource(GroupNode resource, Context context) {
        ScimContext request = (ScimContext) context;
        Optional<DirectoryGroup> found = find(resource.getId().orElse(""), request);
        if (found.isEmpty()) {
            return null;
        }
        DirectoryGroup group = found.get();
        List<DirectoryMember> present = members.of(List.of(group), request);
        GroupNode before = node(group, Optional.of(present), request);
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
            execute(policies.put(draft.policy()), request);
        }
        Set<Long> leaving = present.stream().map(DirectoryMember::id).collect(Collectors.toCollection(HashSet::new));
        Set<Long> joining = new java.util.LinkedHashSet<>(draft.members());
        joining.removeAll(leaving);
        leaving.removeAll(draft.members());
        members.change(group, joining, leaving, request);
        return find(String.valueOf(group.id()), request)
                .map(after -> shown(after, true, request))
                .orElse(null);
    }

    /** Refused for a policy that users are granted: taking it from them is another request. */
    @Override
    public void deleteResource(String id, Context context) {
        ScimContext request = (ScimContext) context;
        request.require(Role.ADMINISTRATOR, "Deleting a group, which is a policy,");
        DirectoryGroup group = find(id, request)
                .orElseThrow(() ->
                        RefusedRequest.notFound("There is no group with the id " + InputSanitizer.quote(id) + "."));
        if (request.ifMatch().isPresent()) {
            check(request.ifMatch(), shown(group, true, request));
        }
        execute(policies.delete(group.policy().identity().written(), false), request);
    }

    private Optional<DirectoryGroup> find(String id, ScimContext request) {
        return ResourceNumber.parse(id).flatMap(number -> request.await(() -> directory.group(number)));
    }

    private Optional<DirectoryGroup> named(String key, ScimContext request) {
        return request.await(directory::groups).stream()
                .filter(group -> group.policy().key().equals(key))
                .findFirst();
    }

    private Map<Long, List<DirectoryMember>> byGroup(List<DirectoryGroup> groups, ScimContext request) {
        return members.of(groups, request).stream().collect(Collectors.groupingBy(DirectoryMember::groupId));
    }

    private GroupNode shown(DirectoryGroup group, boolean withMembers, ScimContext request) {
        return node(group, withMembers ? Optional.of(members.of(List.of(group), request)) : Optional.empty(), request);
    }

    private static GroupNode node(DirectoryGroup group, Optional<List<DirectoryMember>> shown, ScimContext request) {
        GroupNode node = GroupRepresentation.of(
                group, shown, id -> request.getCrossResourceReferenceUrl(String.valueOf(id), "User")
                        .orElse(""));
        request.locate(node, "Group");
        return node;
    }

    private static void check(Optional<String> ifMatch, GroupNode present) {
        present.getMeta()
                .flatMap(meta -> meta.getVersion())
                .ifPresent(version -> EntityVersion.check(ifMatch, version));
    }

    private static List<GroupNode> sorted(
            List<GroupNode> found, @Nullable SchemaAttribute sortBy, @Nullable SortOrder sortOrder) {
        if (sortBy == null) {
            return found;
        }
        Comparator<GroupNode> order =
                switch (sortBy.getScimNodeName()) {
                    case "displayName" ->
                        Comparator.comparing(
                                node -> Ids.key(node.get("displayName").asText()));
                    case "id" ->
                        Comparator.comparing(node -> Long.valueOf(node.getId().orElse("0")));
                    default ->
                        throw RefusedRequest.invalidValue("sortBy: groups cannot be sorted by "
                                + InputSanitizer.quote(sortBy.getScimNodeName()) + ".");
                };
        return found.stream()
                .sorted(sortOrder == SortOrder.DESCENDING ? order.reversed() : order)
                .toList();
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

    private void execute(WriteRule<?, ChatPolicy> rule, ScimContext request) {
        WriteResult<ChatPolicy> result = request.await(() -> writes.write(rule, false));
        if (!result.violations().isEmpty()) {
            RefusedRequest refused =
                    RefusedRequest.of(result.violations(), path -> path.endsWith("identity") ? "displayName" : path);
            request.record(refused);
            throw refused;
        }
    }
}
