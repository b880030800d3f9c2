package io.lifeguard.rest.user;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PathIds;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourceList;
import io.lifeguard.rules.write.UserDraft;
import io.lifeguard.service.inventory.InventoryQueries;
import io.lifeguard.service.write.UserWrites;
import io.lifeguard.service.write.WriteRule;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users by SIP address or by external id. */
@Singleton
public class Users implements ResourceKind<UserId, User> {
    private final InventoryQueries inventory;
    private final UserWrites users;

    Users(InventoryQueries inventory, UserWrites users) {
        this.inventory = inventory;
        this.users = users;
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public Subject<User> subject() {
        return Subject.USER;
    }

    @Override
    public Map<String, ResourceAction<UserId, User>> actions() {
        return Map.of("rename", this::rename, "move", this::move, "grant", this::grant);
    }

    @Override
    public UserId id(List<String> segments) {
        return UserId.parse(segments.get(0));
    }

    @Override
    public List<String> segments(User user) {
        return List.of(user.sipAddress());
    }

    @Override
    public Uni<Optional<User>> find(UserId id) {
        return inventory.user(id.sipAddress(), id.externalId());
    }

    /** The address of a recorded user by one of its ids; of an address, whether or not it is recorded. */
    public Uni<String> address(String id) {
        return recordedAddress(UserId.parse(id));
    }

    private Uni<String> recordedAddress(UserId id) {
        return id.sipAddress().map(address -> Uni.createFrom().item(address)).orElseGet(() -> find(id).map(
                        found -> found.map(User::sipAddress)
                                .orElseThrow(() -> LifeguardException.notFound("There is no user with the external id "
                                        + InputSanitizer.quote(id.externalId().orElseThrow()) + "."))));
    }

    /** Selects by the criteria of a filter. */
    @Override
    public ResourceList<User> list(QueryParameters parameters) {
        UserFilter filter = filter(parameters);
        return new ResourceList<>(page -> inventory.users(filter, checked(page.after()), page.toFetch()), User::key);
    }

    /** The criteria of a filter, each a parameter; none means everybody. */
    public static UserFilter filter(QueryParameters parameters) {
        return new UserFilter(
                parameters.text("homePool"),
                parameters.optionalFlag("unassigned"),
                parameters.constant("release", Release.class),
                parameters.text("site"),
                parameters.constant("hosting", Hosting.class),
                parameters.text("grantedPolicy"),
                parameters.optionalFlag("enabled"),
                parameters.text("search"));
    }

    private static String checked(String after) {
        if (!after.isEmpty() && !ValueForm.SIP_ADDRESS.mayBeStored(after)) {
            throw PageRequest.invalidCursor();
        }
        return after;
    }

    @Override
    public Class<UserBody> representation() {
        return UserBody.class;
    }

    @Override
    public List<String> readOnlyMembers() {
        return List.of("effectivePolicy");
    }

    @Override
    public UserBody show(User user) {
        return UserBody.from(user);
    }

    /** The parameter {@code externalIdReissued} allows another external id than the stored one. */
    @Override
    public WriteRule<?, User> put(UserId id, BodyObject body, QueryParameters parameters) {
        return users.put(new UserDraft(
                id.sipAddress()
                        .map(address -> PathIds.of(address, body, "sipAddress", Ids::sipAddress))
                        .orElseGet(() -> body.text("sipAddress")),
                id.externalId()
                        .map(external -> PathIds.of(external, body, "externalId"))
                        .or(() -> body.optionalText("externalId")),
                body.optionalText("displayName"),
                body.optionalFlag("enabled").orElse(true),
                body.optionalConstant("hosting", Hosting.class).orElse(Hosting.ON_PREMISES),
                body.optionalText("home"),
                body.optionalText("grantedPolicy"),
                parameters.flag("externalIdReissued")));
    }

    @Override
    public WriteRule<?, User> delete(UserId id, QueryParameters parameters) {
        return users.delete(address(id));
    }

    private static String address(UserId id) {
        return id.sipAddress()
                .orElseThrow(() -> LifeguardException.invalidValue("Name the user "
                        + InputSanitizer.quote(id.externalId().orElseThrow()) + " by its SIP address."));
    }

    private WriteRule<?, User> rename(UserId id, BodyObject body, QueryParameters parameters) {
        return users.rename(address(id), body.text("to"));
    }

    /** Without {@code toPool} the user is homed on no pool. */
    private WriteRule<?, User> move(UserId id, BodyObject body, QueryParameters parameters) {
        return users.move(address(id), body.optionalText("toPool"));
    }

    /** Without {@code policy} the user inherits the policy of the site or the global one. */
    private WriteRule<?, User> grant(UserId id, BodyObject body, QueryParameters parameters) {
        return users.grant(address(id), body.optionalText("policy"));
    }
}
