package io.lifeguard.writes;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An organisation in memory, and what the page says about it without any write. */
@NullUnmarked // maps that the test itself has filled
final class ModelState {
    static final Policy GLOBAL_AT_THE_START = new Policy("Global", false, Optional.empty());
    private static final Set<String> LEGACY = Set.of("GROUP_CHAT_2007_R2", "GROUP_CHAT_2010");
    private static final Set<String> WITH_LYNC_2013_CHAT = Set.of("LYNC_2013", "LYNC_2013_BASIC");

    final Map<String, FrontEnd> frontEnds = new TreeMap<>();
    final Map<String, Chat> chats = new TreeMap<>();
    final Map<String, Policy> policies = new TreeMap<>(Map.of("global", GLOBAL_AT_THE_START));
    final Map<Integer, Person> people = new TreeMap<>();
    final Set<Configuration> configurations = new TreeSet<>(Comparator.comparing(Configuration::toString));
    int nextId;

    record FrontEnd(String fqdn, String release, String site) {
        String key() {
            return Form.key(fqdn);
        }
    }

    /** @param home key of the front-end pool */
    record Chat(String fqdn, String release, String home, Optional<String> displayName) {
        String key() {
            return Form.key(fqdn);
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

    ModelState copy() {
        ModelState copy = new ModelState();
        copy.frontEnds.putAll(frontEnds);
        copy.chats.putAll(chats);
        copy.policies.putAll(policies);
        copy.people.putAll(people);
        copy.configurations.addAll(configurations);
        copy.nextId = nextId;
        return copy;
    }

    boolean holdsTheSameAs(ModelState other) {
        return frontEnds.equals(other.frontEnds)
                && chats.equals(other.chats)
                && policies.equals(other.policies)
                && people.equals(other.people)
                && configurations.equals(other.configurations);
    }

    Optional<Person> person(String address) {
        return people.values().stream()
                .filter(p -> Form.key(p.sipAddress()).equals(Form.key(address)))
                .findFirst();
    }

    static String policyOfUsers(String text) {
        return Form.key(text).startsWith("tag:") ? Form.key(text) : "tag:" + Form.key(text);
    }

    Set<String> sites() {
        return frontEnds.values().stream().map(f -> Form.key(f.site())).collect(Collectors.toSet());
    }

    Set<String> releases() {
        return chats.values().stream().map(Chat::release).collect(Collectors.toSet());
    }

    /** Whether it is the last front-end pool of a site that has a policy. */
    boolean holdsSitePolicyAlone(FrontEnd pool) {
        String site = Form.key(pool.site());
        boolean others = frontEnds.values().stream()
                .anyMatch(f -> !f.key().equals(pool.key()) && Form.key(f.site()).equals(site));
        return policies.containsKey("site:" + site) && !others;
    }

    /** The most specific one decides, alone. */
    String effectivePolicy(Person person) {
        Optional<String> ofSite = person.home()
                .map(home -> "site:" + Form.key(frontEnds.get(home).site()))
                .filter(policies::containsKey);
        return person.granted().or(() -> ofSite).orElse("global");
    }

    int peopleUnderAnotherPolicyIn(ModelState after) {
        return (int) people.values().stream()
                .filter(p -> !effectivePolicy(p).equals(after.effectivePolicy(p)))
                .count();
    }

    Set<Configuration> drifted() {
        return configurations.stream()
                .filter(c -> !obstacles(
                                c.client(), Optional.of(people.get(c.person())), Optional.of(chats.get(c.pool())))
                        .isEmpty())
                .collect(Collectors.toSet());
    }

    /** What speaks against the client, as far as person and pool are there; one pool at a time is not among it. */
    List<String> obstacles(String client, Optional<Person> person, Optional<Chat> pool) {
        List<String> found = new ArrayList<>();
        boolean needs2013 = WITH_LYNC_2013_CHAT.contains(client);
        if (!needs2013 && !LEGACY.contains(client)) {
            found.add("CLIENT_HAS_CHAT client");
        }
        if (needs2013 && pool.isPresent() && !pool.get().release().equals("LYNC_2013")) {
            found.add("CLIENT_REACHES_RELEASE pool");
        }
        person.ifPresent(p -> {
            if (!p.enabled()) {
                found.add("ACCOUNT_ENABLED user");
            }
            if (p.online()) {
                found.add("ACCOUNT_ON_PREMISES user");
            }
            if (!p.online() && p.home().isEmpty()) {
                found.add("ACCOUNT_HOMED user");
            }
            String home = p.home().map(h -> frontEnds.get(h).release()).orElse("");
            if (needs2013 && !home.equals("LYNC_2013")) {
                found.add("USER_HOMED_ON_LYNC_2013 user");
            }
            if (needs2013 && !policies.get(effectivePolicy(p)).enables()) {
                found.add("USER_ENABLED_BY_POLICY user");
            }
        });
        return found;
    }

    Set<Configuration> legacyOnAnotherPool(String client, Optional<Person> person, Optional<Chat> pool) {
        return configurations.stream()
                .filter(c -> LEGACY.contains(client) && person.isPresent() && pool.isPresent())
                .filter(c -> c.client().equals(client)
                        && c.person() == person.orElseThrow().id())
                .filter(c -> !c.pool().equals(pool.orElseThrow().key()))
                .collect(Collectors.toSet());
    }

    /** The notes that go with an answer and never deny. */
    List<String> notes(String client, Person person, Chat pool) {
        List<String> notes = new ArrayList<>();
        boolean otherEdition =
                (client.equals("GROUP_CHAT_2007_R2") && pool.release().equals("LYNC_2010"))
                        || (client.equals("GROUP_CHAT_2010") && !pool.release().equals("LYNC_2010"));
        if (otherEdition) {
            notes.add("EDITION_NOT_LISTED");
        }
        boolean enabled = policies.get(effectivePolicy(person)).enables();
        if (LEGACY.contains(client) && pool.release().equals("LYNC_2013") && !enabled) {
            notes.add("POLICY_MAY_BIND_LEGACY_CLIENT");
        }
        if (WITH_LYNC_2013_CHAT.contains(client)) {
            notes.add("NO_ROOM_FILES");
        }
        return notes;
    }

    /** In the shape of what is stored. */
    Stored stored() {
        return new Stored(
                frontEnds.values().stream()
                        .map(f -> thing("fqdn", f.fqdn(), "release", f.release(), "site", f.site()))
                        .toList(),
                chats.values().stream()
                        .map(c -> thing("fqdn", c.fqdn(), "release", c.release(), "state", "IN_SERVICE")
                                .put("home", frontEnds.get(c.home()).fqdn())
                                .put("displayName", c.displayName().orElse(null)))
                        .toList(),
                policies.values().stream()
                        .map(p -> thing("identity", p.identity())
                                .put("enablePersistentChat", p.enables())
                                .put("description", p.description().orElse(null)))
                        .toList(),
                people.values().stream().map(this::json).toList(),
                configurations.stream().map(this::json).toList(),
                drifted().stream().map(this::json).toList());
    }

    private JsonObject json(Person p) {
        return thing("sipAddress", p.sipAddress(), "hosting", p.online() ? "ONLINE" : "ON_PREMISES")
                .put("externalId", p.externalId().orElse(null))
                .put("displayName", p.displayName().orElse(null))
                .put("enabled", p.enabled())
                .put("home", p.home().map(h -> frontEnds.get(h).fqdn()).orElse(null))
                .put(
                        "grantedPolicy",
                        p.granted().map(g -> policies.get(g).identity()).orElse(null));
    }

    private JsonObject json(Configuration c) {
        return thing(
                "user",
                people.get(c.person()).sipAddress(),
                "client",
                c.client(),
                "pool",
                chats.get(c.pool()).fqdn());
    }

    private static JsonObject thing(@Nullable String... namesAndValues) {
        JsonObject thing = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            thing.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return thing;
    }
}
