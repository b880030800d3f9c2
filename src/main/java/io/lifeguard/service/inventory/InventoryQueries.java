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
 * Reads pools, policies and users by their ids. A malformed id fails with
 * {@link FailureCode#INVALID_VALUE}; an id that is not recorded gives an empty result. Lists are in the order of the keys.
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

    /** All pools and policies, at one revision. */
    public Uni<Snapshot<Topology>> topology() {
        return inventory.topology();
    }

    /** The user with a SIP address or an external id. Exactly one of the two must be given. */
    public Uni<Optional<User>> user(Optional<String> sipAddress, Optional<String> externalId) {
        if (sipAddress.isPresent() == externalId.isPresent()) {
            throw LifeguardException.invalidValue("Give either sipAddress or externalId.");
        }
        return sipAddress
                .map(text -> users.bySipAddress(InputChecks.sipAddress("sipAddress", text)))
                .orElseGet(() -> users.byExternalId(
                        InputChecks.checked("externalId", ValueForm.EXTERNAL_ID, externalId.orElseThrow())))
                .map(Snapshot::value);
    }

    /**
     * A page of the users that match a filter.
     *
     * @param after the key that the page begins after; empty for the first page
     * @param most the maximum number of users
     */
    public Uni<List<User>> users(UserFilter filter, String after, int most) {
        return users.page(InputChecks.checked("filter", filter), after, most).map(Snapshot::value);
    }

    public Uni<Integer> count(UserFilter filter) {
        return users.count(filter).map(Snapshot::value);
    }

    /** Users by key; users that are not recorded are left out. */
    public Uni<Map<String, User>> usersByKey(List<String> keys) {
        return users.byKeys(keys);
    }

    /** Chat pools by the key of their home; homes without any are left out. */
    public Uni<Map<String, List<ChatPool>>> chatPoolsHomedOn(List<String> frontEndPoolKeys) {
        return inventory.chatPoolsHomedOn(frontEndPoolKeys);
    }

    /** Number of users by the key of their home; 0 is left out. */
    public Uni<Map<String, Integer>> usersHomedOn(List<String> frontEndPoolKeys) {
        return inventory.usersHomedOn(frontEndPoolKeys);
    }

    /** Number of users by the key of their granted policy; 0 is left out. */
    public Uni<Map<String, Integer>> usersGranted(List<String> policyKeys) {
        return inventory.usersGranted(policyKeys);
    }

    /** Chat pools by key; pools that are not recorded are left out. */
    public Uni<Map<String, ChatPool>> chatPoolsByKey(List<String> keys) {
        return inventory.chatPools(keys);
    }
}
