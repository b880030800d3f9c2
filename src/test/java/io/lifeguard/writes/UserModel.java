package io.lifeguard.writes;

import io.lifeguard.writes.ModelState.Chat;
import io.lifeguard.writes.ModelState.Configuration;
import io.lifeguard.writes.ModelState.Person;
import io.lifeguard.writes.Write.ConfigureClient;
import io.lifeguard.writes.Write.DeleteUser;
import io.lifeguard.writes.Write.GrantPolicy;
import io.lifeguard.writes.Write.MoveUser;
import io.lifeguard.writes.Write.PutUser;
import io.lifeguard.writes.Write.RemoveClientConfiguration;
import io.lifeguard.writes.Write.RenameUser;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** What the page says about writes to users and their client configurations. */
@NullUnmarked // maps that the test itself has filled
final class UserModel {
    private final ModelState before;
    private final ModelState after;
    private final Ruling ruling;

    /** @param after what is there before, to be changed */
    UserModel(ModelState before, ModelState after, Ruling ruling) {
        this.before = before;
        this.after = after;
        this.ruling = ruling;
    }

    void put(PutUser put) {
        String address = Form.sipAddress(put.sipAddress());
        ruling.refuseUnless(Form.sip(address), "VALUE_IS_VALID user.sipAddress");
        ruling.refuseUnless(put.externalId().map(Form::name).orElse(true), "VALUE_IS_VALID user.externalId");
        ruling.refuseUnless(put.displayName().map(Form::name).orElse(true), "VALUE_IS_VALID user.displayName");
        Optional<Person> stored = after.person(address);
        boolean heldByAnother = after.people.values().stream()
                .filter(p -> stored.isEmpty() || p.id() != stored.get().id())
                .anyMatch(p -> p.externalId().isPresent()
                        && p.externalId().map(Form::key).equals(put.externalId().map(Form::key)));
        ruling.refuseIf(heldByAnother, "NAME_IS_UNIQUE user.externalId");
        boolean online = "ONLINE".equals(put.hosting());
        ruling.refuseIf(online && put.home().isPresent(), "HOSTING_MATCHES_HOME user.home");
        checkHome(put.home(), "user.home");
        checkGranted(put.grantedPolicy(), "user.grantedPolicy");
        replace(new Person(
                stored.map(Person::id).orElseGet(() -> after.nextId++),
                stored.map(Person::sipAddress).orElse(address),
                put.externalId(),
                put.displayName(),
                put.enabled() == null || put.enabled(),
                online,
                put.home().map(Form::key),
                put.grantedPolicy().map(ModelState::policyOfUsers)));
    }

    void rename(RenameUser rename) {
        Optional<Person> stored = known(rename.sipAddress());
        String to = Form.sipAddress(rename.to());
        ruling.refuseUnless(Form.sip(to), "VALUE_IS_VALID to");
        Optional<Person> holder = after.person(to);
        // whose it is cannot be told of somebody who is not there, unless somebody else has it
        boolean taken = holder.isPresent()
                && !holder.equals(stored)
                && !Form.key(to).equals(Form.key(Form.sipAddress(rename.sipAddress())));
        ruling.refuseIf(taken, "NAME_IS_UNIQUE to");
        stored.ifPresent(p -> after.people.put(p.id(), p.named(to)));
    }

    void delete(DeleteUser delete) {
        known(delete.sipAddress()).ifPresent(p -> {
            after.people.remove(p.id());
            int count = after.configurations.size();
            after.configurations.removeIf(c -> c.person() == p.id());
            ruling.warn("CONFIGURATION_NO_LONGER_WORKS", count - after.configurations.size());
        });
    }

    void move(MoveUser move) {
        Optional<Person> stored = known(move.sipAddress());
        checkHome(move.toPool(), "toPool");
        stored.ifPresent(p -> replace(p.homedOn(move.toPool().map(Form::key))));
    }

    void grant(GrantPolicy grant) {
        Optional<Person> stored = known(grant.sipAddress());
        checkGranted(grant.policy(), "policy");
        stored.ifPresent(p -> replace(p.granted(grant.policy().map(ModelState::policyOfUsers))));
    }

    void configure(ConfigureClient configure) {
        Optional<Person> person = after.person(Form.sipAddress(configure.user()));
        Optional<Chat> pool = after.chat(configure.pool());
        ruling.refuseIf(person.isEmpty(), "REFERENCE_EXISTS user");
        ruling.refuseIf(pool.isEmpty(), "REFERENCE_EXISTS pool");
        Standings standings = new Standings(after);
        Set<Configuration> others = standings.legacyOnAnotherPool(configure.client(), person, pool);
        ruling.refuseIf(!others.isEmpty() && !configure.repoint(), "ONE_POOL_AT_A_TIME pool");
        standings.obstacles(configure.client(), person, pool).forEach(ruling::refuse);
        if (ruling.accepts()) {
            Configuration configured = new Configuration(
                    person.orElseThrow().id(),
                    configure.client(),
                    pool.orElseThrow().key());
            after.configurations.removeAll(others);
            boolean isNew = after.configurations.add(configured);
            standings.notes(configured).forEach(note -> ruling.warn(note, isNew ? 1 : 0));
        }
    }

    void remove(RemoveClientConfiguration remove) {
        Optional<Person> person = after.person(Form.sipAddress(remove.user()));
        Optional<Chat> pool = after.chat(remove.pool());
        ruling.refuseIf(person.isEmpty(), "REFERENCE_EXISTS user");
        ruling.refuseIf(pool.isEmpty(), "REFERENCE_EXISTS pool");
        if (person.isPresent() && pool.isPresent()) {
            boolean was = after.configurations.remove(new Configuration(
                    person.get().id(), remove.client(), pool.get().key()));
            ruling.refuseUnless(was, "REFERENCE_EXISTS pool");
        }
    }

    /** Upstream facts are reports of reality: accepted, with the count of the configurations that stop working. */
    static void warnAboutDrift(ModelState before, ModelState after, Ruling ruling) {
        if (ruling.accepts()) {
            Set<Configuration> stopped = new HashSet<>(new Standings(after).drifted());
            stopped.removeAll(new Standings(before).drifted());
            ruling.warn("CONFIGURATION_NO_LONGER_WORKS", stopped.size());
        }
    }

    private Optional<Person> known(String sipAddress) {
        Optional<Person> stored = after.person(Form.sipAddress(sipAddress));
        ruling.refuseIf(stored.isEmpty(), "REFERENCE_EXISTS sipAddress");
        return stored;
    }

    private void replace(Person person) {
        after.people.put(person.id(), person);
        warnAboutDrift(before, after, ruling);
    }

    private void checkHome(Optional<String> home, String path) {
        ruling.refuseIf(
                home.isPresent() && !after.frontEnds.containsKey(Form.key(home.get())), "REFERENCE_EXISTS " + path);
    }

    private void checkGranted(Optional<String> policy, String path) {
        policy.ifPresent(text -> {
            boolean ofUsers =
                    !Form.key(text).equals("global") && !Form.key(text).startsWith("site:");
            ruling.refuseUnless(ofUsers, "POLICY_IDENTITY_IS_VALID " + path);
            ruling.refuseIf(
                    ofUsers && !after.policies.containsKey(ModelState.policyOfUsers(text)), "REFERENCE_EXISTS " + path);
        });
    }
}
