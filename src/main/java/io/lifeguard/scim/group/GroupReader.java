package io.lifeguard.scim.group;

import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import io.lifeguard.model.directory.DirectoryGroup;
import io.lifeguard.model.directory.DirectoryMember;
import io.lifeguard.scim.protocol.ResourceNumber;
import io.lifeguard.scim.protocol.ScimContext;
import io.lifeguard.service.directory.DirectoryQueries;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads groups and represents them. */
@Singleton
class GroupReader {
    private final DirectoryQueries directory;
    private final GroupMembers members;

    GroupReader(DirectoryQueries directory, GroupMembers members) {
        this.directory = directory;
        this.members = members;
    }

    Optional<DirectoryGroup> find(String id, ScimContext request) {
        return ResourceNumber.parse(id).flatMap(number -> request.await(() -> directory.group(number)));
    }

    /** @param key of the policy */
    Optional<DirectoryGroup> named(String key, ScimContext request) {
        return request.await(directory::groups).stream()
                .filter(group -> group.policy().key().equals(key))
                .findFirst();
    }

    /** There are few groups, so all are read, and then filtered. */
    PartialListResponse<GroupNode> page(
            long startIndex,
            int count,
            Optional<GroupFilter> filter,
            GroupOrder order,
            boolean withMembers,
            ScimContext request) {
        List<DirectoryGroup> all = request.await(directory::groups);
        boolean isAboutMembers = filter.filter(GroupFilter::isAboutMembers).isPresent();
        List<GroupNode> nodes = nodes(all, isAboutMembers, request);
        List<GroupNode> found = filter.map(f -> f.matching(nodes)).orElse(nodes);
        Map<String, DirectoryGroup> byId =
                all.stream().collect(Collectors.toMap(group -> String.valueOf(group.id()), Function.identity()));
        List<DirectoryGroup> page = order.sorted(found).stream()
                .skip(startIndex - 1)
                .limit(count)
                .flatMap(node -> node.getId().map(byId::get).stream())
                .toList();
        return PartialListResponse.<GroupNode>builder()
                .resources(nodes(page, withMembers, request))
                .totalResults(found.size())
                .build();
    }

    private List<GroupNode> nodes(List<DirectoryGroup> groups, boolean withMembers, ScimContext request) {
        Map<Long, List<DirectoryMember>> shown = withMembers
                ? members.of(groups, request).stream().collect(Collectors.groupingBy(DirectoryMember::groupId))
                : Map.of();
        return groups.stream()
                .map(group -> node(group, Optional.ofNullable(shown.get(group.id())), request))
                .toList();
    }

    GroupNode shown(DirectoryGroup group, boolean withMembers, ScimContext request) {
        return nodes(List.of(group), withMembers, request).get(0);
    }

    static GroupNode node(DirectoryGroup group, Optional<List<DirectoryMember>> shown, ScimContext request) {
        GroupNode node = GroupRepresentation.of(
                group, shown, id -> request.getCrossResourceReferenceUrl(String.valueOf(id), "User")
                        .orElse(""));
        request.locate(node, "Group");
        return node;
    }
}
