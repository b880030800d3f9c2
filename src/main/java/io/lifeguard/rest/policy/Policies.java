package io.lifeguard.rest.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PathIds;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourceList;
import io.lifeguard.rules.write.PolicyRules.PolicyDraft;
import io.lifeguard.service.inventory.InventoryQueries;
import io.lifeguard.service.write.PolicyWrites;
import io.lifeguard.service.write.WriteRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Policies by identity, such as {@code Tag:Traders}. */
@Singleton
public class Policies implements ResourceKind<String, ChatPolicy> {
    private final InventoryQueries inventory;
    private final PolicyWrites policies;

    Policies(InventoryQueries inventory, PolicyWrites policies) {
        this.inventory = inventory;
        this.policies = policies;
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChatPolicyBody(
            String identity,
            PolicyScope scope,
            boolean enablePersistentChat,
            @Nullable String description) {}

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public Subject<ChatPolicy> subject() {
        return Subject.POLICY;
    }

    @Override
    public String id(List<String> segments) {
        return segments.get(0);
    }

    @Override
    public List<String> segments(ChatPolicy policy) {
        return List.of(policy.identity().written());
    }

    @Override
    public Uni<Optional<ChatPolicy>> find(String identity) {
        String key = Ids.key(identity);
        return inventory
                .policies()
                .map(found -> found.stream().filter(p -> p.key().equals(key)).findFirst());
    }

    @Override
    public ResourceList<ChatPolicy> list(QueryParameters parameters) {
        return ResourceList.ofAll(inventory::policies, ChatPolicy::key);
    }

    @Override
    public Class<ChatPolicyBody> representation() {
        return ChatPolicyBody.class;
    }

    @Override
    public List<String> readOnlyMembers() {
        return List.of("scope");
    }

    @Override
    public ChatPolicyBody show(ChatPolicy policy) {
        return new ChatPolicyBody(
                policy.identity().written(),
                policy.scope(),
                policy.enablePersistentChat(),
                policy.description().orElse(null));
    }

    @Override
    public WriteRule<?, ChatPolicy> put(String identity, BodyObject body, QueryParameters parameters) {
        return policies.put(new PolicyDraft(
                PathIds.of(identity, body, "identity"),
                body.flag("enablePersistentChat"),
                body.optionalText("description")));
    }

    /** The parameter {@code force} also deletes a policy that users are granted. */
    @Override
    public WriteRule<?, ChatPolicy> delete(String identity, QueryParameters parameters) {
        return policies.delete(identity, parameters.flag("force"));
    }
}
