package io.lifeguard.writes.model;

import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.model.ModelState.Configuration;
import io.lifeguard.writes.model.ModelState.Item;
import io.lifeguard.writes.model.ModelState.Person;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An organisation in memory, in the shape of what is stored. */
@NullUnmarked // maps that the test itself has filled
final class ExpectedState {
    private final ModelState state;

    private ExpectedState(ModelState state) {
        this.state = state;
    }

    static StoredState of(ModelState state) {
        return new ExpectedState(state).stored();
    }

    private StoredState stored() {
        return new StoredState(
                all(state.frontEnds.values(), f -> thing("fqdn", f.fqdn(), "release", f.release(), "site", f.site())),
                all(state.chats.values(), c -> thing("fqdn", c.fqdn(), "release", c.release(), "state", c.state())
                        .put(
                                "home",
                                c.home().map(h -> state.frontEnds.get(h).fqdn()).orElse(null))
                        .put("displayName", c.displayName().orElse(null))),
                all(state.policies.values(), p -> thing("identity", p.identity())
                        .put("enablePersistentChat", p.enables())
                        .put("description", p.description().orElse(null))),
                all(state.people.values(), this::json),
                all(state.configurations, this::json),
                all(state.categories.values(), c -> json(c).put(
                                "description", c.description().orElse(null))
                        .put(
                                "parent",
                                c.parent().map(p -> id(state.categories.get(p))).orElse(null))),
                all(state.rooms.values(), r -> json(r).put("category", id(state.categories.get(r.category())))
                        .put("description", r.description().orElse(null))
                        .put("type", r.type())
                        .put("privacy", r.privacy())
                        .put("disabled", r.disabled())
                        .put(
                                "addIn",
                                r.addIn().map(a -> id(state.addIns.get(a))).orElse(null))),
                all(state.addIns.values(), a -> json(a).put("url", a.url())),
                all(state.migrations.values(), m -> thing("source", fqdn(m.source()), "target", fqdn(m.target()))
                        .put("complete", m.complete())),
                all(new ModelEligibility(state).drifted(), this::json));
    }

    private JsonObject json(Person p) {
        return thing("sipAddress", p.sipAddress(), "hosting", p.online() ? "ONLINE" : "ON_PREMISES")
                .put("externalId", p.externalId().orElse(null))
                .put("displayName", p.displayName().orElse(null))
                .put("enabled", p.enabled())
                .put("home", p.home().map(h -> state.frontEnds.get(h).fqdn()).orElse(null))
                .put(
                        "grantedPolicy",
                        p.granted().map(g -> state.policies.get(g).identity()).orElse(null));
    }

    private JsonObject json(Configuration c) {
        return thing("user", state.people.get(c.person()).sipAddress(), "client", c.client(), "pool", fqdn(c.pool()));
    }

    private JsonObject json(Item item) {
        return thing("pool", fqdn(item.pool()), "name", item.name());
    }

    private String id(Item item) {
        return fqdn(item.pool()) + "\\" + item.name();
    }

    private String fqdn(String chatPool) {
        return state.chats.get(chatPool).fqdn();
    }

    private static <T> List<JsonObject> all(Collection<T> things, Function<T, JsonObject> json) {
        return things.stream().map(json).toList();
    }

    private static JsonObject thing(@Nullable String... namesAndValues) {
        JsonObject thing = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            thing.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return thing;
    }
}
