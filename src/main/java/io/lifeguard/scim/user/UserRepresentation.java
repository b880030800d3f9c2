package io.lifeguard.scim.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.SchemaUris;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import io.lifeguard.model.directory.DirectoryUser;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.User;
import io.lifeguard.scim.protocol.EntityVersion;
import io.lifeguard.service.decision.EligibilityService.EligibilityAnswer;
import java.util.List;
import java.util.function.LongFunction;

/** Users as SCIM resources. */
final class UserRepresentation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEME = "sip:";

    private UserRepresentation() {}

    /** @param groupUrl the URL of the group of an id */
    static UserNode of(DirectoryUser stored, LongFunction<String> groupUrl) {
        User user = stored.user();
        UserNode node = new UserNode();
        ArrayNode schemas = node.putArray("schemas").add(SchemaUris.USER_URI).add(UserSchema.EXTENSION);
        ObjectNode kept = kept(stored);
        if (kept.has(UserSchema.enterpriseUri())) {
            schemas.add(UserSchema.enterpriseUri());
        }
        node.setId(String.valueOf(stored.id()));
        user.externalId().ifPresent(node::setExternalId);
        node.put("userName", userName(user));
        user.displayName().ifPresent(name -> node.put("displayName", name));
        node.put("active", user.enabled());
        node.setAll(kept);
        user.grantedPolicy().ifPresent(policy -> stored.policyId().ifPresent(id -> node.putArray("groups")
                .addObject()
                .put("value", String.valueOf(id))
                .put("$ref", groupUrl.apply(id))
                .put("display", policy.identity().name())
                .put("type", "direct")));
        node.set(UserSchema.EXTENSION, extension(user));
        node.setMeta(new UserMeta(stored, version(stored)));
        return node;
    }

    /** The SIP address without its scheme. */
    static String userName(User user) {
        return user.sipAddress().substring(SCHEME.length());
    }

    static ETag version(DirectoryUser stored) {
        return EntityVersion.of(stored.id() + "\n" + stored.user() + "\n" + stored.attributes());
    }

    /** The attributes that no rule reads. */
    static ObjectNode kept(DirectoryUser stored) {
        try {
            return (ObjectNode) JSON.readTree(stored.attributes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the attributes of user " + stored.id() + " are no JSON", e);
        }
    }

    private static ObjectNode extension(User user) {
        ObjectNode extension = JsonNodeFactory.instance.objectNode();
        user.home().map(FrontEndPool::fqdn).ifPresent(fqdn -> extension.put(UserSchema.HOME_POOL, fqdn));
        extension.put(UserSchema.HOSTING, user.hosting().name());
        user.grantedPolicy()
                .ifPresent(policy -> extension.put(
                        UserSchema.GRANTED_POLICY, policy.identity().written()));
        EffectivePolicy effective = user.effectivePolicy();
        extension
                .putObject(UserSchema.EFFECTIVE_POLICY)
                .put("enablePersistentChat", effective.enablePersistentChat())
                .put("decidedBy", effective.decidedBy().written())
                .put("scope", effective.scope().name());
        return extension;
    }

    static void addEligibilities(UserNode node, List<EligibilityAnswer> answers) {
        ArrayNode eligibilities = ((ObjectNode) node.get(UserSchema.EXTENSION)).putArray(UserSchema.ELIGIBILITIES);
        for (EligibilityAnswer answer : answers) {
            ObjectNode shown = eligibilities
                    .addObject()
                    .put("client", answer.decision().eligibilityCase().client().name())
                    .put("chatPool", answer.decision().eligibilityCase().pool().fqdn())
                    .put("eligible", answer.decision().eligible());
            ArrayNode obstacles = shown.putArray("obstacles");
            answer.decision().obstacles().forEach(o -> obstacles.add(o.rule() + ": " + o.reason()));
        }
    }
}
