package io.lifeguard.writes.model;

import io.lifeguard.writes.model.ModelState.Chat;
import io.lifeguard.writes.model.ModelState.Configuration;
import io.lifeguard.writes.model.ModelState.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** Who may use which chat pool, in an organisation in memory. */
@NullUnmarked // maps that the test itself has filled
final class ModelEligibility {
    private static final Set<String> LEGACY = Set.of("GROUP_CHAT_2007_R2", "GROUP_CHAT_2010");
    private static final Set<String> WITH_LYNC_2013_CHAT = Set.of("LYNC_2013", "LYNC_2013_BASIC", "SKYPE_FOR_BUSINESS");

    private final ModelState state;

    ModelEligibility(ModelState state) {
        this.state = state;
    }

    /** The most specific one decides, alone. */
    private String effectivePolicy(Person person) {
        Optional<String> ofSite = person.home()
                .map(home -> "site:" + ValueForms.key(state.frontEnds.get(home).site()))
                .filter(state.policies::containsKey);
        return person.granted().or(() -> ofSite).orElse("global");
    }

    int peopleUnderAnotherPolicyIn(ModelState after) {
        ModelEligibility then = new ModelEligibility(after);
        return (int) state.people.values().stream()
                .filter(p -> !effectivePolicy(p).equals(then.effectivePolicy(p)))
                .count();
    }

    Set<Configuration> drifted() {
        return state.configurations.stream().filter(c -> !works(c)).collect(Collectors.toSet());
    }

    private boolean works(Configuration c) {
        return obstacles(c.client(), Optional.of(state.people.get(c.person())), Optional.of(state.chats.get(c.pool())))
                .isEmpty();
    }

    /** What speaks against the client, as far as person and pool are there; one pool at a time is not among it. */
    List<String> obstacles(String client, Optional<Person> person, Optional<Chat> pool) {
        List<String> found = new ArrayList<>();
        boolean needs2013 = WITH_LYNC_2013_CHAT.contains(client);
        if (!needs2013 && !LEGACY.contains(client)) {
            found.add("CLIENT_HAS_CHAT client");
        }
        if (pool.isPresent() && !pool.get().inService()) {
            found.add("POOL_IN_SERVICE pool");
        }
        if (needs2013 && pool.isPresent() && pool.get().legacy()) {
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
            String home = p.home().map(h -> state.frontEnds.get(h).release()).orElse("");
            if (needs2013 && !home.equals(ModelState.LYNC_2013)) {
                found.add("USER_HOMED_ON_LYNC_2013 user");
            }
            if (needs2013 && !isEnabled(p)) {
                found.add("USER_ENABLED_BY_POLICY user");
            }
        });
        return found;
    }

    Set<Configuration> legacyOnAnotherPool(String client, Optional<Person> person, Optional<Chat> pool) {
        return state.configurations.stream()
                .filter(c -> LEGACY.contains(client) && person.isPresent() && pool.isPresent())
                .filter(c -> c.client().equals(client)
                        && c.person() == person.orElseThrow().id())
                .filter(c -> !c.pool().equals(pool.orElseThrow().key()))
                .collect(Collectors.toSet());
    }

    /** The notes that go with an answer and never deny; none where the answer is no. */
    List<String> notes(Configuration c) {
        Person person = state.people.get(c.person());
        Chat pool = state.chats.get(c.pool());
        List<String> notes = new ArrayList<>();
        if (!works(c)) {
            return notes;
        }
        boolean otherEdition = (c.client().equals("GROUP_CHAT_2007_R2")
                        && pool.release().equals("LYNC_2010"))
                || (c.client().equals("GROUP_CHAT_2010") && pool.release().equals("OCS_2007_R2"));
        if (otherEdition) {
            notes.add("EDITION_NOT_LISTED");
        }
        if (LEGACY.contains(c.client()) && !pool.legacy() && !isEnabled(person)) {
            notes.add("POLICY_MAY_BIND_LEGACY_CLIENT");
        }
        if (WITH_LYNC_2013_CHAT.contains(c.client())) {
            notes.add("NO_ROOM_FILES");
        }
        return notes;
    }

    private boolean isEnabled(Person person) {
        return state.policies.get(effectivePolicy(person)).enables();
    }
}
