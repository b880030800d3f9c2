package io.lifeguard.service.inventory;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.service.InputChecks;
import io.lifeguard.store.read.InventoryReads;
import io.lifeguard.store.read.UserReads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is recorded, looked up by the ids that people use. An id of no valid form fails with
 * {@link FailureCode#INVALID_VALUE}; one that is not recorded gives nothing. Lists come in the order of the ids' keys.
 */
@ApplicationScoped
public class InventoryQueries {
    private final InventoryReads inventory;
    private final UserReads users;

    InventoryQueries(InventoryReads inventory, UserReads users) {
        this.inventory = inventory;
        this.users = users;
    }

    public Uni<List<FrontEndPool>> frontEndPools() {
        return inventory.frontEndPools().map(Snapshot::value);
    }

    public Uni<Optional<FrontEndPool>> frontEndPool(String fqdn) {
        return inventory.frontEndPool(InputChecks.fqdn("fqdn", fqdn)).map(Snapshot::value);
    }

    public Uni<List<ChatPool>> chatPools(Optional<Release> release, Optional<PoolState> state) {
        return inventory.chatPools(release, state).map(Snapshot::value);
    }

    public Uni<Optional<ChatPool>> chatPool(String fqdn) {
        return inventory.chatPool(InputChecks.fqdn("fqdn", fqdn)).map(Snapshot::value);
    }

    public Uni<List<ChatPolicy>> policies() {
        return inventory.policies().map(Snapshot::value);
    }

    /** All pools and policies, from one state. */
    public Uni<Snapshot<Topology>> topology() {
        return inventory.topology();
    }

    /** The user of a SIP address or of an external id: exactly one of the two is given. */
    public Uni<Optional<User>> user(Optional<String> sipAddress, Optional<String> externalId) {
        if (sipAddress.isPresent() == externalId.isPresent()) {
            throw LifeguardException.invalidValue("Give one of sipAddress and externalId.");
        }
        return sipAddress
                .map(text -> users.bySipAddress(InputChecks.sipAddress("sipAddress", text)))
                .orElseGet(() -> users.byExternalId(
                        InputChecks.checked("externalId", ValueForm.EXTERNAL_ID, externalId.orElseThrow())))
                .map(Snapshot::value);
    }

    /**
     * A page of the users that a filter means.
     *
     * @param after the key that the page begins after; empty for the first page
     * @param most how many users the page has at most
     */
    public Uni<List<User>> users(UserFilter filter, String after, int most) {
        return users.page(InputChecks.checked("filter", filter), after, most)
                .map(Snapshot::value);
    }

    public Uni<Integer> count(UserFilter filter) {
        return users.count(filter).map(Snapshot::value);
    }

    /** User key to the user; nothing for one that is not recorded. */
    public Uni<Map<String, User>> usersByKey(List<String> keys) {
        return users.byKeys(keys);
    }

    /** Front-end pool key to the chat pools homed on it; none is left out. */
    public Uni<Map<String, List<ChatPool>>> chatPoolsHomedOn(List<String> frontEndPoolKeys) {
        return inventory.chatPoolsHomedOn(frontEndPoolKeys);
    }

    /** Front-end pool key to how many users it homes; 0 is left out. */
    public Uni<Map<String, Integer>> usersHomedOn(List<String> frontEndPoolKeys) {
        return inventory.usersHomedOn(frontEndPoolKeys);
    }

    /** Policy key to how many users are granted it; 0 is left out. */
    public Uni<Map<String, Integer>> usersGranted(List<String> policyKeys) {
        return inventory.usersGranted(policyKeys);
    }

    /** Chat pool key to the pool; nothing for one that is not recorded. */
    public Uni<Map<String, ChatPool>> chatPoolsByKey(List<String> keys) {
        return inventory.chatPools(keys);
    }
}
