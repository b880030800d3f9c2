package io.lifeguard.writes.model;

import io.lifeguard.writes.client.ContentWrite.DeleteAddIn;
import io.lifeguard.writes.client.ContentWrite.DeleteCategory;
import io.lifeguard.writes.client.ContentWrite.DeleteRoom;
import io.lifeguard.writes.client.ContentWrite.PutAddIn;
import io.lifeguard.writes.client.ContentWrite.PutCategory;
import io.lifeguard.writes.client.ContentWrite.PutRoom;
import io.lifeguard.writes.model.ModelState.AddIn;
import io.lifeguard.writes.model.ModelState.Category;
import io.lifeguard.writes.model.ModelState.Chat;
import io.lifeguard.writes.model.ModelState.Item;
import io.lifeguard.writes.model.ModelState.Room;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** The rules of writes to categories, rooms and add-ins. */
@NullUnmarked // maps that the test itself has filled
final class ContentModel {
    private final ModelState after;
    private final ExpectedDecision decision;

    /** @param after what is there before, to be changed */
    ContentModel(ModelState after, ExpectedDecision decision) {
        this.after = after;
        this.decision = decision;
    }

    void put(PutCategory put) {
        checkPool(put.pool(), "category.pool");
        decision.refuseUnless(ValueForms.name(put.name()), "VALUE_IS_VALID category.name");
        decision.refuseUnless(
                put.description().map(ValueForms::description).orElse(true), "VALUE_IS_VALID category.description");
        String key = ValueForms.itemKey(put.pool(), put.name());
        put.parent().ifPresent(id -> checkParent(key, id, after.chat(put.pool())));
        put(
                after.categories,
                new Category(
                        ValueForms.key(put.pool()),
                        firstSpelling(after.categories, key, put.name()),
                        put.description(),
                        put.parent().map(ValueForms::itemKey)));
    }

    /** Only the categories of a legacy pool are below others of it, and none is below itself. */
    private void checkParent(String key, String parent, Optional<Chat> pool) {
        checkReference(after.categories, parent, pool, "category.parent");
        Optional<String> above = Optional.of(ValueForms.itemKey(parent)).filter(after.categories::containsKey);
        boolean nested = pool.map(Chat::legacy).orElse(true);
        while (nested && above.isPresent()) {
            nested = !above.get().equals(key);
            above = after.categories.get(above.get()).parent();
        }
        decision.refuseUnless(nested, "CATEGORY_PARENT_IS_VALID category.parent");
    }

    void delete(DeleteCategory delete) {
        Category gone = after.categories.remove(ValueForms.itemKey(delete.id()));
        decision.refuseIf(gone == null, "REFERENCE_EXISTS id");
        decision.refuseIf(
                gone != null
                        && (after.rooms.values().stream()
                                        .anyMatch(r -> r.category().equals(gone.key()))
                                || after.categories.values().stream()
                                        .anyMatch(c -> c.parent().equals(Optional.of(gone.key())))),
                "NOT_IN_USE id");
    }

    void put(PutRoom put) {
        Optional<Chat> pool = checkPool(put.pool(), "room.pool");
        decision.refuseUnless(ValueForms.name(put.name()), "VALUE_IS_VALID room.name");
        decision.refuseUnless(
                put.description().map(ValueForms::description).orElse(true), "VALUE_IS_VALID room.description");
        checkReference(after.categories, put.category(), pool, "room.category");
        put.addIn().ifPresent(id -> checkReference(after.addIns, id, pool, "room.addIn"));
        String key = ValueForms.itemKey(put.pool(), put.name());
        put(
                after.rooms,
                new Room(
                        ValueForms.key(put.pool()),
                        firstSpelling(after.rooms, key, put.name()),
                        ValueForms.itemKey(put.category()),
                        put.description(),
                        put.type(),
                        put.privacy(),
                        put.disabled(),
                        put.addIn().map(ValueForms::itemKey)));
    }

    void delete(DeleteRoom delete) {
        decision.refuseIf(after.rooms.remove(ValueForms.itemKey(delete.id())) == null, "REFERENCE_EXISTS id");
    }

    void put(PutAddIn put) {
        checkPool(put.pool(), "addIn.pool");
        decision.refuseUnless(ValueForms.name(put.name()), "VALUE_IS_VALID addIn.name");
        decision.refuseUnless(ValueForms.webUrl(put.url()), "ADD_IN_URL_IS_WEB addIn.url");
        String key = ValueForms.itemKey(put.pool(), put.name());
        put(
                after.addIns,
                new AddIn(ValueForms.key(put.pool()), firstSpelling(after.addIns, key, put.name()), put.url()));
    }

    void delete(DeleteAddIn delete) {
        AddIn gone = after.addIns.remove(ValueForms.itemKey(delete.id()));
        decision.refuseIf(gone == null, "REFERENCE_EXISTS id");
        decision.refuseIf(
                gone != null
                        && after.rooms.values().stream().anyMatch(r -> r.addIn().equals(Optional.of(gone.key()))),
                "NOT_IN_USE id");
    }

    /** How many things of the source get a name that the target has too. */
    static int colliding(ModelState state, String source, String target, Map<String, ? extends Item> things) {
        return (int) things.values().stream()
                .filter(t -> t.pool().equals(source) && isMoved(t))
                .filter(t -> things.containsKey(state.flattenedKey(t, target)))
                .count();
    }

    static boolean isMoved(Item item) {
        return !(item instanceof Room room && room.disabled());
    }

    private Optional<Chat> checkPool(String fqdn, String path) {
        Optional<Chat> pool = after.chat(fqdn);
        decision.refuseIf(pool.isEmpty(), "REFERENCE_EXISTS " + path);
        decision.refuseIf(pool.isPresent() && !pool.get().inService(), "POOL_IN_SERVICE " + path);
        return pool;
    }

    private void checkReference(Map<String, ? extends Item> things, String id, Optional<Chat> pool, String path) {
        Item found = things.get(ValueForms.itemKey(id));
        decision.refuseIf(found == null, "REFERENCE_EXISTS " + path);
        decision.refuseIf(
                found != null
                        && pool.isPresent()
                        && !found.pool().equals(pool.get().key()),
                "DEPLOYMENTS_ARE_ISOLATED " + path);
    }

    private static String firstSpelling(Map<String, ? extends Item> things, String key, String name) {
        return things.containsKey(key) ? things.get(key).name() : name;
    }

    /** What a write calls a thing may be what a pool has whose content is to come together with this one's. */
    private <T extends Item> void put(Map<String, T> things, T item) {
        if (!decision.accepts()) {
            return;
        }
        Set<String> before = things.containsKey(item.key()) ? colliding(things, things.get(item.key())) : Set.of();
        things.put(item.key(), item);
        Set<String> colliding = colliding(things, item);
        colliding.removeAll(before);
        decision.warn("NAME_COLLIDES_ON_MIGRATION", colliding.size());
    }

    private <T extends Item> Set<String> colliding(Map<String, T> things, T item) {
        Set<String> pools = new HashSet<>();
        after.migrations.values().stream()
                .filter(m -> !m.complete() && m.names(item.pool()))
                .forEach(m -> {
                    boolean collides = m.source().equals(item.pool())
                            ? isMoved(item) && things.containsKey(after.flattenedKey(item, m.target()))
                            : things.values().stream()
                                    .anyMatch(other -> other.pool().equals(m.source())
                                            && isMoved(other)
                                            && after.flattenedKey(other, item.pool())
                                                    .equals(item.key()));
                    if (collides) {
                        pools.add(m.source().equals(item.pool()) ? m.target() : m.source());
                    }
                });
        return pools;
    }
}
