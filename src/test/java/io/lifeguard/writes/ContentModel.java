package io.lifeguard.writes;

import io.lifeguard.writes.ContentWrite.DeleteAddIn;
import io.lifeguard.writes.ContentWrite.DeleteCategory;
import io.lifeguard.writes.ContentWrite.DeleteRoom;
import io.lifeguard.writes.ContentWrite.PutAddIn;
import io.lifeguard.writes.ContentWrite.PutCategory;
import io.lifeguard.writes.ContentWrite.PutRoom;
import io.lifeguard.writes.ModelState.AddIn;
import io.lifeguard.writes.ModelState.Category;
import io.lifeguard.writes.ModelState.Chat;
import io.lifeguard.writes.ModelState.Item;
import io.lifeguard.writes.ModelState.Room;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** What the page says about writes to categories, rooms and add-ins. */
@NullUnmarked // maps that the test itself has filled
final class ContentModel {
    private final ModelState after;
    private final Ruling ruling;

    /** @param after what is there before, to be changed */
    ContentModel(ModelState after, Ruling ruling) {
        this.after = after;
        this.ruling = ruling;
    }

    void put(PutCategory put) {
        checkPool(put.pool(), "category.pool");
        ruling.refuseUnless(Form.name(put.name()), "VALUE_IS_VALID category.name");
        ruling.refuseUnless(
                put.description().map(Form::description).orElse(true), "VALUE_IS_VALID category.description");
        String key = Form.itemKey(put.pool(), put.name());
        ruling.refuseIf(after.rooms.containsKey(key), "ROOM_NAME_DIFFERS_FROM_CATEGORY category.name");
        put(
                after.categories,
                new Category(
                        Form.key(put.pool()), asFirstWritten(after.categories, key, put.name()), put.description()));
    }

    void delete(DeleteCategory delete) {
        Category gone = after.categories.remove(Form.itemKey(delete.id()));
        ruling.refuseIf(gone == null, "REFERENCE_EXISTS id");
        ruling.refuseIf(
                gone != null
                        && after.rooms.values().stream()
                                .anyMatch(r -> r.category().equals(gone.key())),
                "NOT_IN_USE id");
    }

    void put(PutRoom put) {
        Optional<Chat> pool = checkPool(put.pool(), "room.pool");
        ruling.refuseUnless(Form.name(put.name()), "VALUE_IS_VALID room.name");
        ruling.refuseUnless(put.description().map(Form::description).orElse(true), "VALUE_IS_VALID room.description");
        checkReference(after.categories, put.category(), pool, "room.category");
        put.addIn().ifPresent(id -> checkReference(after.addIns, id, pool, "room.addIn"));
        String key = Form.itemKey(put.pool(), put.name());
        ruling.refuseIf(after.categories.containsKey(key), "ROOM_NAME_DIFFERS_FROM_CATEGORY room.name");
        put(
                after.rooms,
                new Room(
                        Form.key(put.pool()),
                        asFirstWritten(after.rooms, key, put.name()),
                        Form.itemKey(put.category()),
                        put.description(),
                        put.type(),
                        put.privacy(),
                        put.disabled(),
                        put.addIn().map(Form::itemKey)));
    }

    void delete(DeleteRoom delete) {
        ruling.refuseIf(after.rooms.remove(Form.itemKey(delete.id())) == null, "REFERENCE_EXISTS id");
    }

    void put(PutAddIn put) {
        checkPool(put.pool(), "addIn.pool");
        ruling.refuseUnless(Form.addInName(put.name()), "VALUE_IS_VALID addIn.name");
        ruling.refuseUnless(Form.webUrl(put.url()), "ADD_IN_URL_IS_WEB addIn.url");
        String key = Form.itemKey(put.pool(), put.name());
        put(after.addIns, new AddIn(Form.key(put.pool()), asFirstWritten(after.addIns, key, put.name()), put.url()));
    }

    void delete(DeleteAddIn delete) {
        AddIn gone = after.addIns.remove(Form.itemKey(delete.id()));
        ruling.refuseIf(gone == null, "REFERENCE_EXISTS id");
        ruling.refuseIf(
                gone != null
                        && after.rooms.values().stream().anyMatch(r -> r.addIn().equals(Optional.of(gone.key()))),
                "NOT_IN_USE id");
    }

    /** How many things of one pool bear a name that the other has too. */
    static int colliding(String pool, String other, Map<String, ? extends Item> things) {
        return (int) things.values().stream()
                .filter(t -> t.pool().equals(pool) && things.containsKey(Form.itemKey(other, t.name())))
                .count();
    }

    private Optional<Chat> checkPool(String fqdn, String path) {
        Optional<Chat> pool = after.chat(fqdn);
        ruling.refuseIf(pool.isEmpty(), "REFERENCE_EXISTS " + path);
        ruling.refuseIf(pool.isPresent() && !pool.get().inService(), "POOL_IN_SERVICE " + path);
        return pool;
    }

    private void checkReference(Map<String, ? extends Item> things, String id, Optional<Chat> pool, String path) {
        Item found = things.get(Form.itemKey(id));
        ruling.refuseIf(found == null, "REFERENCE_EXISTS " + path);
        ruling.refuseIf(
                found != null
                        && pool.isPresent()
                        && !found.pool().equals(pool.get().key()),
                "DEPLOYMENTS_ARE_ISOLATED " + path);
    }

    private static String asFirstWritten(Map<String, ? extends Item> things, String key, String name) {
        return things.containsKey(key) ? things.get(key).name() : name;
    }

    /** A new name may be one that a pool has whose content is to come together with this one's. */
    private <T extends Item> void put(Map<String, T> things, T item) {
        if (things.put(item.key(), item) == null) {
            ruling.warn("NAME_COLLIDES_ON_MIGRATION", (int) after.migrations.values().stream()
                    .filter(m -> !m.complete() && m.names(item.pool()))
                    .map(m -> m.source().equals(item.pool()) ? m.target() : m.source())
                    .filter(other -> things.containsKey(Form.itemKey(other, item.name())))
                    .count());
        }
    }
}
