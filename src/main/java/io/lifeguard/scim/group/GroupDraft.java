package io.lifeguard.scim.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.rules.write.PolicyRules.PolicyDraft;
import io.lifeguard.scim.protocol.RefusedRequest;
import io.lifeguard.scim.protocol.ResourceNumber;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a SCIM group asks for.
 *
 * @param members the ids of users
 */
record GroupDraft(PolicyDraft policy, Set<Long> members) {

    /** @param stored the policy as it is; its switch and description stay where the group does not have them */
    static GroupDraft of(GroupNode node, Optional<ChatPolicy> stored) {
        String name = Optional.ofNullable(node.get("displayName"))
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .orElseThrow(() ->
                        RefusedRequest.invalidValue("displayName: a group needs one; it is the name of the policy."));
        Optional<JsonNode> extension = Optional.ofNullable(node.get(GroupSchema.EXTENSION));
        boolean enabled = extension
                .map(e -> e.get(GroupSchema.ENABLE))
                .map(JsonNode::booleanValue)
                .orElse(stored.map(ChatPolicy::enablePersistentChat).orElse(false));
        Optional<String> description = extension.isEmpty()
                ? stored.flatMap(ChatPolicy::description)
                : extension.map(e -> e.get(GroupSchema.DESCRIPTION)).map(JsonNode::asText);
        return new GroupDraft(
                new PolicyDraft(PolicyIdentity.ofUsers(name).written(), enabled, description),
                members(node.get(GroupSchema.MEMBERS)));
    }

    private static Set<Long> members(@Nullable JsonNode members) {
        Set<Long> ids = new LinkedHashSet<>();
        if (members != null) {
            members.forEach(member -> ids.add(member(member)));
        }
        return ids;
    }

    private static Long member(JsonNode member) {
        String value =
                Optional.ofNullable(member.get("value")).map(JsonNode::asText).orElse("");
        return ResourceNumber.parse(value)
                .orElseThrow(() -> RefusedRequest.invalidValue(
                        "members: " + InputSanitizer.quote(value) + " is not the id of a user."));
    }
}
