package io.lifeguard.scim.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.directory.DirectoryUser;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.write.DirectoryRules.AttributesDraft;
import io.lifeguard.rules.write.UserDraft;
import io.lifeguard.scim.protocol.RefusedRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The drafts of writes that a SCIM user asks for. */
final class UserDrafts {
    private UserDrafts() {}

    static UserDraft create(UserNode node) {
        JsonNode extension = node.get(UserSchema.EXTENSION);
        return draft(
                node,
                flag(node).orElse(true),
                hosting(extension).orElse(Hosting.ON_PREMISES),
                text(extension, UserSchema.HOME_POOL),
                text(extension, UserSchema.GRANTED_POLICY),
                text(node, "externalId"));
    }

    /**
     * @param isComplete whether what the node does not have is to be removed; else the external id, the switch and the extension
     *     stay as they are where a client does not send them: it may not know of them
     */
    static UserDraft replace(UserNode node, User stored, boolean isComplete) {
        @Nullable JsonNode extension = node.get(UserSchema.EXTENSION);
        boolean keepsExtension = extension == null && !isComplete;
        Optional<String> externalId = text(node, "externalId");
        return draft(
                node,
                flag(node).orElse(stored.enabled()),
                hosting(extension).orElse(keepsExtension ? stored.hosting() : Hosting.ON_PREMISES),
                keepsExtension ? stored.home().map(FrontEndPool::fqdn) : text(extension, UserSchema.HOME_POOL),
                keepsExtension ? granted(stored) : text(extension, UserSchema.GRANTED_POLICY),
                externalId.isEmpty() && !isComplete ? stored.externalId() : externalId);
    }

    private static UserDraft draft(
            UserNode node,
            boolean enabled,
            Hosting hosting,
            Optional<String> home,
            Optional<String> granted,
            Optional<String> externalId) {
        String userName = text(node, "userName")
                .orElseThrow(() -> RefusedRequest.invalidValue("userName: a user needs one; send the SIP address."));
        // the identity system names the user by its id here, so another external id is no other person
        return new UserDraft(
                Ids.sipAddress(userName), externalId, text(node, "displayName"), enabled, hosting, home, granted, true);
    }

    /** The attributes that no rule reads. */
    static AttributesDraft attributes(UserNode node, Optional<DirectoryUser> stored) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> {
            if (!UserSchema.MANAGED.contains(member.getKey()) && !isEmpty(member.getValue())) {
                kept.set(member.getKey(), member.getValue());
            }
        });
        ObjectNode before = stored.map(UserRepresentation::kept).orElseGet(JsonNodeFactory.instance::objectNode);
        List<String> changed = new ArrayList<>();
        kept.properties().forEach(member -> {
            if (!before.has(member.getKey()) || !JsonHelper.isEqual(before.get(member.getKey()), member.getValue())) {
                changed.add(member.getKey());
            }
        });
        before.fieldNames().forEachRemaining(name -> {
            if (!kept.has(name)) {
                changed.add(name);
            }
        });
        return new AttributesDraft(kept.toString(), changed);
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    private static Optional<Boolean> flag(UserNode node) {
        return Optional.ofNullable(node.get("active")).map(JsonNode::booleanValue);
    }

    private static Optional<Hosting> hosting(@Nullable JsonNode extension) {
        return text(extension, UserSchema.HOSTING).map(text -> Arrays.stream(Hosting.values())
                .filter(hosting -> hosting.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> RefusedRequest.invalidValue(UserSchema.HOSTING + ": " + InputSanitizer.quote(text)
                        + " is neither ON_PREMISES nor ONLINE.")));
    }

    private static Optional<String> granted(User stored) {
        return stored.grantedPolicy().map(ChatPolicy::identity).map(identity -> identity.written());
    }

    private static Optional<String> text(@Nullable JsonNode node, String member) {
        return Optional.ofNullable(node)
                .map(n -> n.get(member))
                .filter(value -> !value.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }
}
