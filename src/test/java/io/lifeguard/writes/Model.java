package io.lifeguard.writes;

import io.lifeguard.writes.ModelState.Chat;
import io.lifeguard.writes.ModelState.Configuration;
import io.lifeguard.writes.ModelState.FrontEnd;
import io.lifeguard.writes.ModelState.Person;
import io.lifeguard.writes.ModelState.Policy;
import io.lifeguard.writes.Write.ConfigureClient;
import io.lifeguard.writes.Write.DeleteChatPool;
import io.lifeguard.writes.Write.DeleteFrontEndPool;
import io.lifeguard.writes.Write.DeletePolicy;
import io.lifeguard.writes.Write.DeleteUser;
import io.lifeguard.writes.Write.GrantPolicy;
import io.lifeguard.writes.Write.MoveUser;
import io.lifeguard.writes.Write.PutChatPool;
import io.lifeguard.writes.Write.PutFrontEndPool;
import io.lifeguard.writes.Write.PutPolicy;
import io.lifeguard.writes.Write.PutUser;
import io.lifeguard.writes.Write.RemoveClientConfiguration;
import io.lifeguard.writes.Write.RenameUser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of writing once more: an organisation in memory, written from the page about the domain and from nothing of
 * the service. Small, slow and plain, so that it can be read against the page.
 */
final class Model {
    private static final List<String> IN_ORDER = List.of(
            "HOME_POOL_MATCHES_RELEASE",
            "ONE_POOL_AT_A_TIME",
            "CLIENT_REACHES_RELEASE",
            "USER_HOMED_ON_LYNC_2013",
            "USER_ENABLED_BY_POLICY",
            "CLIENT_HAS_CHAT",
            "ACCOUNT_ENABLED",
            "ACCOUNT_ON_PREMISES",
            "ACCOUNT_HOMED",
            "POOL_IN_SERVICE",
            "HOSTING_MATCHES_HOME",
            "NOT_IN_USE",
            "RELEASE_IS_FIXED",
            "NAME_IS_UNIQUE",
            "POLICY_IDENTITY_IS_VALID",
            "VALUE_IS_VALID",
            "REFERENCE_EXISTS",
            "THREE_RELEASES_SIDE_BY_SIDE",
            "CONFIGURATION_NO_LONGER_WORKS",
            "EDITION_NOT_LISTED",
            "POLICY_MAY_BIND_LEGACY_CLIENT",
            "NO_ROOM_FILES");

    private ModelState state = new ModelState();
    private List<String> violations = new ArrayList<>();
    private List<String> warnings = new ArrayList<>();

    /** What a write must answer: rules with paths, and rules with counts, in the order of the page's tables. */
    record Expected(List<String> violations, List<String> warnings, boolean changed) {}

    ModelState state() {
        return state;
    }

    /** Does what the page says about the write. */
    Expected write(Write write) {
        violations = new ArrayList<>();
        warnings = new ArrayList<>();
        ModelState before = state.copy();
        ModelState after = state.copy();
        judge(write, after);
        if (violations.isEmpty()) {
            state = after;
        } else {
            warnings.clear();
        }
        return new Expected(inOrder(violations), inOrder(warnings), !state.holdsTheSameAs(before));
    }

    /** Rules as the page lists them; paths of one rule by name, since nothing is said about their order. */
    static List<String> inOrder(List<String> lines) {
        return lines.stream()
                .sorted(java.util.Comparator.<String>comparingInt(
                                line -> IN_ORDER.indexOf(line.substring(0, line.indexOf(' '))))
                        .thenComparing(line -> line))
                .toList();
    }

    /** Fails for rules in another order than the page's. */
    static void areInOrder(List<String> lines) {
        List<Integer> places = lines.stream()
                .map(line -> IN_ORDER.indexOf(line.substring(0, line.indexOf(' '))))
                .toList();
        if (!places.equals(places.stream().sorted().toList())) {
            throw new AssertionError(lines + " are not in the order of the catalogue");
        }
    }

    /** Whether a put has no value of wrong form: an export's cells are judged before its rows, by rules of their own. */
    static boolean takesAsRow(Write write) {
        List<String> found = new Model().write(write).violations();
        // users match by Guid first, cells lose the white space around them, and an empty one says none: what a file
        // means is tested elsewhere
        boolean asInAPut = write instanceof PutUser user
                ? user.externalId().isEmpty()
                : !(write instanceof PutPolicy policy)
                        || policy.description()
                                .map(d -> !d.isEmpty() && d.equals(d.strip()))
                                .orElse(true);
        boolean emptyCell = write.toString().contains("Optional[]");
        return asInAPut && !emptyCell && found.stream().noneMatch(v -> v.startsWith("VALUE") || v.startsWith("POLICY"));
    }

    /** What a put is about. */
    static String keyOf(Write write) {
        if (write instanceof PutFrontEndPool put) {
            return Form.key(put.fqdn());
        } else if (write instanceof PutChatPool put) {
            return Form.key(put.fqdn());
        } else if (write instanceof PutPolicy put) {
            return Form.key(put.identity());
        }
        return Form.key(Form.sipAddress(((PutUser) write).sipAddress()));
    }

    /** Does what the page says about each row, one after the other; gives how many are refused. */
    long refusedOf(Import file) {
        return file.rows().stream()
                .filter(row -> !write(row).violations().isEmpty())
                .count();
    }

    private void judge(Write write, ModelState after) {
        if (write instanceof PutFrontEndPool put) {
            putFrontEndPool(put, after);
        } else if (write instanceof DeleteFrontEndPool delete) {
            deleteFrontEndPool(delete.fqdn(), after);
        } else if (write instanceof PutChatPool put) {
            putChatPool(put, after);
        } else if (write instanceof DeleteChatPool delete) {
            deleteChatPool(delete.fqdn(), after);
        } else if (write instanceof PutPolicy put) {
            putPolicy(put, after);
        } else if (write instanceof DeletePolicy delete) {
            deletePolicy(delete.identity(), after);
        } else if (write instanceof PutUser put) {
            putUser(put, after);
        } else if (write instanceof RenameUser rename) {
            renameUser(rename, after);
        } else if (write instanceof DeleteUser delete) {
            deleteUser(delete.sipAddress(), after);
        } else if (write instanceof MoveUser move) {
            moveUser(move, after);
        } else if (write instanceof GrantPolicy grant) {
            grantPolicy(grant, after);
        } else if (write instanceof ConfigureClient configure) {
            configure(configure, after);
        } else if (write instanceof RemoveClientConfiguration remove) {
            removeConfiguration(remove, after);
        }
    }

    private void putFrontEndPool(PutFrontEndPool put, ModelState after) {
        refuseUnless(Form.fqdn(put.fqdn()), "VALUE_IS_VALID frontEndPool.fqdn");
        refuseUnless(Form.name(put.site()), "VALUE_IS_VALID frontEndPool.site");
        FrontEnd stored = after.frontEnds.get(Form.key(put.fqdn()));
        String site = put.site();
        if (stored != null) {
            boolean homes = after.chats.values().stream().anyMatch(c -> c.home().equals(stored.key()));
            refuseIf(
                    homes && !stored.release().equals(put.release()), "HOME_POOL_MATCHES_RELEASE frontEndPool.release");
            boolean moves = !Form.key(stored.site()).equals(Form.key(put.site()));
            refuseIf(moves && after.holdsSitePolicyAlone(stored), "NOT_IN_USE frontEndPool.site");
            site = moves ? put.site() : stored.site();
        }
        after.frontEnds.put(
                Form.key(put.fqdn()), new FrontEnd(stored == null ? put.fqdn() : stored.fqdn(), put.release(), site));
        warnAboutDrift(after);
        warn("USER_ENABLED_BY_POLICY", state.peopleUnderAnotherPolicyIn(after));
    }

    private void deleteFrontEndPool(String fqdn, ModelState after) {
        FrontEnd stored = after.frontEnds.remove(Form.key(fqdn));
        refuseIf(stored == null, "REFERENCE_EXISTS fqdn");
        if (stored != null) {
            boolean homes = after.chats.values().stream().anyMatch(c -> c.home().equals(stored.key()))
                    || after.people.values().stream().anyMatch(p -> p.home().equals(Optional.of(stored.key())));
            refuseIf(homes, "NOT_IN_USE fqdn");
            refuseIf(state.holdsSitePolicyAlone(stored), "NOT_IN_USE fqdn");
        }
    }

    private void putChatPool(PutChatPool put, ModelState after) {
        refuseUnless(Form.fqdn(put.fqdn()), "VALUE_IS_VALID chatPool.fqdn");
        refuseUnless(put.displayName().map(Form::name).orElse(true), "VALUE_IS_VALID chatPool.displayName");
        FrontEnd home = after.frontEnds.get(Form.key(put.home()));
        refuseIf(home == null, "REFERENCE_EXISTS chatPool.home");
        refuseIf(home != null && !home.release().equals(put.release()), "HOME_POOL_MATCHES_RELEASE chatPool.home");
        Chat stored = after.chats.get(Form.key(put.fqdn()));
        refuseIf(stored != null && !stored.release().equals(put.release()), "RELEASE_IS_FIXED chatPool.release");
        after.chats.put(
                Form.key(put.fqdn()),
                new Chat(
                        stored == null ? put.fqdn() : stored.fqdn(),
                        put.release(),
                        Form.key(put.home()),
                        put.displayName()));
        warn(
                "THREE_RELEASES_SIDE_BY_SIDE",
                after.releases().size() == 3 && state.releases().size() < 3 ? 1 : 0);
    }

    private void deleteChatPool(String fqdn, ModelState after) {
        Chat stored = after.chats.remove(Form.key(fqdn));
        refuseIf(stored == null, "REFERENCE_EXISTS fqdn");
        refuseIf(after.configurations.stream().anyMatch(c -> c.pool().equals(Form.key(fqdn))), "NOT_IN_USE fqdn");
    }

    private void putPolicy(PutPolicy put, ModelState after) {
        String key = Form.key(put.identity());
        boolean isIdentity = key.equals("global") || key.matches("(?s)(site|tag):.+");
        refuseUnless(isIdentity, "POLICY_IDENTITY_IS_VALID policy.identity");
        if (isIdentity && !key.equals("global")) {
            boolean wellFormed =
                    Form.name(put.identity().substring(put.identity().indexOf(':') + 1));
            refuseUnless(wellFormed, "VALUE_IS_VALID policy.identity");
            boolean unknownSite = key.startsWith("site:") && !after.sites().contains(key.substring(5));
            refuseIf(wellFormed && unknownSite, "POLICY_IDENTITY_IS_VALID policy.identity");
        }
        refuseUnless(put.description().map(Form::description).orElse(true), "VALUE_IS_VALID policy.description");
        Policy stored = after.policies.get(key);
        after.policies.put(
                key, new Policy(stored == null ? put.identity() : stored.identity(), put.enables(), put.description()));
        warnAboutDrift(after);
    }

    private void deletePolicy(String identity, ModelState after) {
        String key = Form.key(identity);
        Policy stored = after.policies.remove(key);
        refuseIf(stored == null, "REFERENCE_EXISTS identity");
        refuseIf(
                after.people.values().stream().anyMatch(p -> p.granted().equals(Optional.of(key))),
                "NOT_IN_USE identity");
        if (key.equals("global")) {
            after.policies.put(key, ModelState.GLOBAL_AT_THE_START);
        }
        if (violations.isEmpty()) {
            warnAboutDrift(after);
        }
    }

    private void putUser(PutUser put, ModelState after) {
        String address = Form.sipAddress(put.sipAddress());
        refuseUnless(Form.sip(address), "VALUE_IS_VALID user.sipAddress");
        refuseUnless(put.externalId().map(Form::name).orElse(true), "VALUE_IS_VALID user.externalId");
        refuseUnless(put.displayName().map(Form::name).orElse(true), "VALUE_IS_VALID user.displayName");
        Optional<Person> stored = after.person(address);
        boolean heldByAnother = after.people.values().stream()
                .filter(p -> stored.isEmpty() || p.id() != stored.get().id())
                .anyMatch(p -> p.externalId().isPresent()
                        && p.externalId().map(Form::key).equals(put.externalId().map(Form::key)));
        refuseIf(heldByAnother, "NAME_IS_UNIQUE user.externalId");
        boolean online = "ONLINE".equals(put.hosting());
        refuseIf(online && put.home().isPresent(), "HOSTING_MATCHES_HOME user.home");
        checkHome(put.home(), "user.home", after);
        checkGranted(put.grantedPolicy(), "user.grantedPolicy", after);
        Person person = new Person(
                stored.map(Person::id).orElseGet(() -> after.nextId++),
                stored.map(Person::sipAddress).orElse(address),
                put.externalId(),
                put.displayName(),
                put.enabled() == null || put.enabled(),
                online,
                put.home().map(Form::key),
                put.grantedPolicy().map(ModelState::policyOfUsers));
        after.people.put(person.id(), person);
        if (violations.isEmpty()) {
            warnAboutDrift(after);
        }
    }

    private void renameUser(RenameUser rename, ModelState after) {
        Optional<Person> stored = after.person(Form.sipAddress(rename.sipAddress()));
        refuseIf(stored.isEmpty(), "REFERENCE_EXISTS sipAddress");
        String to = Form.sipAddress(rename.to());
        refuseUnless(Form.sip(to), "VALUE_IS_VALID to");
        Optional<Person> holder = after.person(to);
        // whose it is cannot be told of somebody who is not there, unless somebody else has it
        boolean taken = holder.isPresent()
                && !holder.equals(stored)
                && !Form.key(to).equals(Form.key(Form.sipAddress(rename.sipAddress())));
        refuseIf(taken, "NAME_IS_UNIQUE to");
        stored.ifPresent(p -> after.people.put(p.id(), p.named(to)));
    }

    private void deleteUser(String sipAddress, ModelState after) {
        Optional<Person> stored = after.person(Form.sipAddress(sipAddress));
        refuseIf(stored.isEmpty(), "REFERENCE_EXISTS sipAddress");
        stored.ifPresent(p -> {
            after.people.remove(p.id());
            int count = after.configurations.size();
            after.configurations.removeIf(c -> c.person() == p.id());
            warn("CONFIGURATION_NO_LONGER_WORKS", count - after.configurations.size());
        });
    }

    private void moveUser(MoveUser move, ModelState after) {
        Optional<Person> stored = after.person(Form.sipAddress(move.sipAddress()));
        refuseIf(stored.isEmpty(), "REFERENCE_EXISTS sipAddress");
        checkHome(move.toPool(), "toPool", after);
        if (violations.isEmpty()) {
            stored.ifPresent(
                    p -> after.people.put(p.id(), p.homedOn(move.toPool().map(Form::key))));
            warnAboutDrift(after);
        }
    }

    private void grantPolicy(GrantPolicy grant, ModelState after) {
        Optional<Person> stored = after.person(Form.sipAddress(grant.sipAddress()));
        refuseIf(stored.isEmpty(), "REFERENCE_EXISTS sipAddress");
        checkGranted(grant.policy(), "policy", after);
        if (violations.isEmpty()) {
            stored.ifPresent(
                    p -> after.people.put(p.id(), p.granted(grant.policy().map(ModelState::policyOfUsers))));
            warnAboutDrift(after);
        }
    }

    private void configure(ConfigureClient configure, ModelState after) {
        Optional<Person> person = after.person(Form.sipAddress(configure.user()));
        Optional<Chat> pool = Optional.ofNullable(after.chats.get(Form.key(configure.pool())));
        refuseIf(person.isEmpty(), "REFERENCE_EXISTS user");
        refuseIf(pool.isEmpty(), "REFERENCE_EXISTS pool");
        Set<String> obstacles = new HashSet<>(after.obstacles(configure.client(), person, pool));
        Set<Configuration> others = after.legacyOnAnotherPool(configure.client(), person, pool);
        refuseIf(!others.isEmpty() && !configure.repoint(), "ONE_POOL_AT_A_TIME pool");
        obstacles.forEach(violations::add);
        if (violations.isEmpty()) {
            after.configurations.removeAll(others);
            boolean isNew = after.configurations.add(new Configuration(
                    person.orElseThrow().id(),
                    configure.client(),
                    pool.orElseThrow().key()));
            after.notes(configure.client(), person.orElseThrow(), pool.orElseThrow())
                    .forEach(note -> warn(note, isNew ? 1 : 0));
        }
    }

    private void removeConfiguration(RemoveClientConfiguration remove, ModelState after) {
        Optional<Person> person = after.person(Form.sipAddress(remove.user()));
        Optional<Chat> pool = Optional.ofNullable(after.chats.get(Form.key(remove.pool())));
        refuseIf(person.isEmpty(), "REFERENCE_EXISTS user");
        refuseIf(pool.isEmpty(), "REFERENCE_EXISTS pool");
        if (person.isPresent() && pool.isPresent()) {
            boolean was = after.configurations.remove(new Configuration(
                    person.get().id(), remove.client(), pool.get().key()));
            refuseUnless(was, "REFERENCE_EXISTS pool");
        }
    }

    private void checkHome(Optional<String> home, String path, ModelState after) {
        refuseIf(home.isPresent() && !after.frontEnds.containsKey(Form.key(home.get())), "REFERENCE_EXISTS " + path);
    }

    private void checkGranted(Optional<String> policy, String path, ModelState after) {
        policy.ifPresent(text -> {
            boolean ofUsers =
                    !Form.key(text).equals("global") && !Form.key(text).startsWith("site:");
            refuseUnless(ofUsers, "POLICY_IDENTITY_IS_VALID " + path);
            refuseIf(
                    ofUsers && !after.policies.containsKey(ModelState.policyOfUsers(text)), "REFERENCE_EXISTS " + path);
        });
    }

    private void warnAboutDrift(ModelState after) {
        if (violations.isEmpty()) {
            Set<Configuration> stopped = new HashSet<>(after.drifted());
            stopped.removeAll(state.drifted());
            warn("CONFIGURATION_NO_LONGER_WORKS", stopped.size());
        }
    }

    private void warn(String rule, int count) {
        if (count > 0) {
            warnings.add(rule + " " + count);
        }
    }

    private void refuseIf(boolean broken, String violation) {
        if (broken) {
            violations.add(violation);
        }
    }

    private void refuseUnless(boolean kept, String violation) {
        refuseIf(!kept, violation);
    }
}
