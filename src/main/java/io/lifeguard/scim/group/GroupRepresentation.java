package io.lifeguard.scim.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import io.lifeguard.model.directory.DirectoryGroup;
import io.lifeguard.model.directory.DirectoryMember;
import io.lifeguard.scim.protocol.EntityVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Groups as SCIM resources. */
final class GroupRepresentation {
    private GroupRepresentation() {}

    /**
     * @param members empty where they are not shown
     * @param userUrl the URL of the user of an id
     */
    static GroupNode of(DirectoryGroup group, Optional<List<DirectoryMember>> members, LongFunction<String> userUrl) {
        GroupNode node = new GroupNode();
        node.putArray("schemas").add(SchemaUris.GROUP_URI).add(GroupSchema.EXTENSION);
        node.setId(String.valueOf(group.id()));
        node.put("displayName", group.policy().identity().name());
        members.filter(list -> !list.isEmpty()).ifPresent(list -> {
            ArrayNode shown = node.putArray(GroupSchema.MEMBERS);
            list.forEach(member -> shown.addObject()
                    .put("value", String.valueOf(member.id()))
                    .put("$ref", userUrl.apply(member.id()))
                    .put(
                            "display",
                            member.displayName().orElse(member.sipAddress().substring("sip:".length())))
                    .put("type", "User"));
        });
        ObjectNode extension = node.putObject(GroupSchema.EXTENSION)
                .put(GroupSchema.ENABLE, group.policy().enablePersistentChat());
        group.policy().description().ifPresent(text -> extension.put(GroupSchema.DESCRIPTION, text));
        node.setMeta(Meta.builder()
                .resourceType("Group")
                .version(version(group, members))
                .build());
        return node;
    }

    /** A member that comes or goes changes the version, if the members were read. */
    private static ETag version(DirectoryGroup group, Optional<List<DirectoryMember>> members) {
        StringBuilder state = new StringBuilder(group.id() + "\n" + group.policy());
        members.ifPresent(list -> list.forEach(member -> state.append('\n').append(member.id())));
        return EntityVersion.of(state.toString());
    }
}
