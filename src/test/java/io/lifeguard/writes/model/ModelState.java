package io.lifeguard.writes.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** An organisation in memory, each thing by its key. */
@NullUnmarked // maps that the test itself has filled
final class ModelState {
    static final Policy GLOBAL_AT_THE_START = new Policy("Global", false, Optional.empty());
    static final String LYNC_2013 = "LYNC_2013";

    final Map<String, FrontEnd> frontEnds = new TreeMap<>();
    final Map<String, Chat> chats = new TreeMap<>();
    final Map<String, Policy> policies = new TreeMap<>(Map.of("global", GLOBAL_AT_THE_START));
    final Map<Integer, Person> people = new TreeMap<>();
    final Set<Configuration> configurations = new TreeSet<>(Comparator.comparing(Configuration::toString));
    final Map<String, Category> categories = new TreeMap<>();
    final Map<String, Room> rooms = new TreeMap<>();
    final Map<String, AddIn> addIns = new TreeMap<>();
    /** By key of the source. */
    final Map<String, Migration> migrations = new TreeMap<>();

    int nextId;

    record FrontEnd(String fqdn, String release, String site) {
        String key() {
            return ValueForms.key(fqdn);
        }
    }

    /**
     * @param home key of the front-end pool
     * @param state as the description calls it
     */
    record Chat(String fqdn, String release, Optional<String> home, Optional<String> displayName, String state) {
        String key() {
            return ValueForms.key(fqdn);
        }

        boolean legacy() {
            return !release.equals(LYNC_2013);
        }

        boolean inService() {
            return state.equals("IN_SERVICE");
        }

        boolean decommissioned() {
            return state.equals("DECOMMISSIONED");
        }

        boolean isHomedOn(FrontEnd pool) {
            return home.equals(Optional.of(pool.key()));
        }

        /** A decommissioned pool frees its home. */
        Chat in(String other) {
            return new Chat(
                    fqdn, release, other.equals("DECOMMISSIONED") ? Optional.empty() : home, displayName, other);
        }
    }

    record Policy(String identity, boolean enables, Optional<String> description) {}

    /**
     * @param id stays when the name changes
     * @param home key of the front-end pool
     * @param granted key of the policy
     */
    record Person(
            int id,
            String sipAddress,
            Optional<String> externalId,
            Optional<String> displayName,
            boolean enabled,
            boolean online,
            Optional<String> home,
            Optional<String> granted) {

        Person named(String address) {
            return new Person(id, address, externalId, displayName, enabled, online, home, granted);
        }

        /** Moving to a pool makes the user on premises. */
        Person homedOn(Optional<String> pool) {
            return new Person(
                    id, sipAddress, externalId, displayName, enabled, online && pool.isEmpty(), pool, granted);
        }

        Person granted(Optional<String> policy) {
            return new Person(id, sipAddress, externalId, displayName, enabled, online, home, policy);
        }
    }

    record Configuration(int person, String client, String pool) {}

    /** An item of a chat pool. */
    interface Item {
        /** Key of the chat pool. */
        String pool();

        String name();

        default String key() {
            return ValueForms.itemKey(pool(), name());
        }
    }

    /** @param parent key of the category above */
    record Category(String pool, String name, Optional<String> description, Optional<String> parent) implements Item {}

    record AddIn(String pool, String name, String url) implements Item {}

    /**
     * @param category key of the category
     * @param addIn key of the add-in
     */
    record Room(
            String pool,
            String name,
            String category,
            Optional<String> description,
            String type,
            String privacy,
            boolean disabled,
            Optional<String> addIn)
            implements Item {}

    /** @param target and the source: keys of chat pools */
    record Migration(String source, String target, boolean complete) {
        boolean names(String pool) {
            return source.equals(pool) || target.equals(pool);
        }
    }

    ModelState copy() {
        ModelState copy = new ModelState();
        copy.frontEnds.putAll(frontEnds);
        copy.chats.putAll(chats);
        copy.policies.putAll(policies);
        copy.people.putAll(people);
        copy.configurations.addAll(configurations);
        copy.categories.putAll(categories);
        copy.rooms.putAll(rooms);
        copy.addIns.putAll(addIns);
        copy.migrations.putAll(migrations);
        copy.nextId = nextId;
        return copy;
    }

    boolean hasSameContentAs(ModelState other) {
        return frontEnds.equals(other.frontEnds)
                && chats.equals(other.chats)
                && policies.equals(other.policies)
                && people.equals(other.people)
                && configurations.equals(other.configurations)
                && categories.equals(other.categories)
                && rooms.equals(other.rooms)
                && addIns.equals(other.addIns)
                && migrations.equals(other.migrations);
    }

    Optional<Chat> chat(String fqdn) {
        return Optional.ofNullable(chats.get(ValueForms.key(fqdn)));
    }

    Optional<Person> person(String address) {
        return people.values().stream()
                .filter(p -> ValueForms.key(p.sipAddress()).equals(ValueForms.key(address)))
                .findFirst();
    }

    static String policyOfUsers(String text) {
        return ValueForms.key(text).startsWith("tag:") ? ValueForms.key(text) : "tag:" + ValueForms.key(text);
    }

    Set<String> sites() {
        return frontEnds.values().stream().map(f -> ValueForms.key(f.site())).collect(Collectors.toSet());
    }

    boolean allThreeReleasesAreInService() {
        return chats.values().stream()
                        .filter(Chat::inService)
                        .map(Chat::release)
                        .distinct()
                        .count()
                == 3;
    }

    /** A legacy pool has been migrated, and only Lync 2013 is in service. */
    boolean migrationIsOver() {
        List<Chat> inService = chats.values().stream().filter(Chat::inService).toList();
        return chats.values().stream().anyMatch(c -> c.legacy() && !c.inService())
                && !inService.isEmpty()
                && inService.stream().noneMatch(Chat::legacy);
    }

    /** Whether it is the last front-end pool of a site that has a policy. */
    boolean holdsSitePolicyAlone(FrontEnd pool) {
        String site = ValueForms.key(pool.site());
        boolean others = frontEnds.values().stream()
                .anyMatch(f ->
                        !f.key().equals(pool.key()) && ValueForms.key(f.site()).equals(site));
        return policies.containsKey("site:" + site) && !others;
    }

    /** The key of a thing of the source of a migration in another pool, under the name that it gets there. */
    String flattenedKey(Item item, String pool) {
        return ValueForms.itemKey(pool, flattenedName(item));
    }

    String flattenedName(Item item) {
        String name = item.name();
        Optional<String> above = Optional.empty();
        if (item instanceof Category category) {
            above = category.parent();
        } else if (item instanceof Room room
                && categories.get(room.category()).parent().isPresent()) {
            above = Optional.of(room.category());
        }
        while (above.isPresent()) {
            Category category = categories.get(above.get());
            name = category.name() + "\\" + name;
            above = category.parent();
        }
        return name;
    }

    /** How many of these things the chat pool holds. */
    static int on(String pool, Map<String, ? extends Item> things) {
        return (int) things.values().stream().filter(t -> t.pool().equals(pool)).count();
    }

    int configuredFor(String pool) {
        return (int) configurations.stream().filter(c -> c.pool().equals(pool)).count();
    }
}
