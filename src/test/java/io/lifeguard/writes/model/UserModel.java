package io.lifeguard.writes.model;

import io.lifeguard.writes.client.Write.ConfigureClient;
import io.lifeguard.writes.client.Write.DeleteUser;
import io.lifeguard.writes.client.Write.GrantPolicy;
import io.lifeguard.writes.client.Write.MoveUser;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.Write.RemoveClientConfiguration;
import io.lifeguard.writes.client.Write.RenameUser;
import io.lifeguard.writes.model.ModelState.Chat;
import io.lifeguard.writes.model.ModelState.Configuration;
import io.lifeguard.writes.model.ModelState.Person;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** The rules of writes to users and their client configurations. */
@NullUnmarked // maps that the test itself has filled
final class UserModel {
    private final ModelState before;
    private final ModelState after;
    private final ExpectedDecision decision;

    /** @param after what is there before, to be changed */
    UserModel(ModelState before, ModelState after, ExpectedDecision decision) {
        this.before = before;
        this.after = after;
        this.decision = decision;
    }

    void put(PutUser put) {
        String address = ValueForms.sipAddress(put.sipAddress());
        decision.refuseUnless(ValueForms.sip(address), "VALUE_IS_VALID user.sipAddress");
        decision.refuseUnless(put.externalId().map(ValueForms::name).orElse(true), "VALUE_IS_VALID user.externalId");
        decision.refuseUnless(put.displayName().map(ValueForms::name).orElse(true), "VALUE_IS_VALID user.displayName");
        Optional<Person> stored = after.person(address);
        boolean heldByAnother = after.people.values().stream()
                .filter(p -> stored.isEmpty() || p.id() != stored.get().id())
                .anyMatch(p -> p.externalId().isPresent()
                        && p.externalId()
                                .map(ValueForms::key)
                                .equals(put.externalId().map(ValueForms::key)));
        decision.refuseIf(heldByAnother, "NAME_IS_UNIQUE user.externalId");
        Optional<String> storedId = stored.flatMap(Person::externalId).map(ValueForms::key);
        boolean isSomebodyElse = storedId.isPresent()
                && put.externalId().isPresent()
                && !storedId.equals(put.externalId().map(ValueForms::key));
        decision.refuseIf(isSomebodyElse, "NAME_IS_UNIQUE user.sipAddress");
        boolean online = "ONLINE".equals(put.hosting());
        decision.refuseIf(online && put.home().isPresent(), "HOSTING_MATCHES_HOME user.home");
        checkHome(put.home(), "user.home");
        checkGranted(put.grantedPolicy(), "user.grantedPolicy");
        replace(new Person(
                stored.map(Person::id).orElseGet(() -> after.nextId++),
                stored.map(Person::sipAddress).orElse(address),
                put.externalId(),
                put.displayName(),
                put.enabled() == null || put.enabled(),
                online,
                put.home().map(ValueForms::key),
                put.grantedPolicy().map(ModelState::policyOfUsers)));
    }

    void rename(RenameUser rename) {
        Optional<Person> stored = known(rename.sipAddress());
        String to = ValueForms.sipAddress(rename.to());
        decision.refuseUnless(ValueForms.sip(to), "VALUE_IS_VALID to");
        Optional<Person> holder = after.person(to);
        // whose it is cannot be told of somebody who is not there, unless somebody else has it
        boolean taken = holder.isPresent()
                && !holder.equals(stored)
                && !ValueForms.key(to).equals(ValueForms.key(ValueForms.sipAddress(rename.sipAddress())));
        decision.refuseIf(taken, "NAME_IS_UNIQUE to");
        stored.ifPresent(p -> after.people.put(p.id(), p.named(to)));
    }

    void delete(DeleteUser delete) {
        known(delete.sipAddress()).ifPresent(p -> {
            after.people.remove(p.id());
            int count = after.configurations.size();
            after.configurations.removeIf(c -> c.person() == p.id());
            decision.warn("CONFIGURATION_NO_LONGER_WORKS", count - after.configurations.size());
        });
    }

    void move(MoveUser move) {
        Optional<Person> stored = known(move.sipAddress());
        checkHome(move.toPool(), "toPool");
        stored.ifPresent(p -> replace(p.homedOn(move.toPool().map(ValueForms::key))));
    }

    void grant(GrantPolicy grant) {
        Optional<Person> stored = known(grant.sipAddress());
        checkGranted(grant.policy(), "policy");
        stored.ifPresent(p -> replace(p.granted(grant.policy().map(ModelState::policyOfUsers))));
    }

    void configure(ConfigureClient configure) {
        Optional<Person> person = after.person(ValueForms.sipAddress(configure.user()));
        Optional<Chat> pool = after.chat(configure.pool());
        decision.refuseIf(person.isEmpty(), "REFERENCE_EXISTS user");
        decision.refuseIf(pool.isEmpty(), "REFERENCE_EXISTS pool");
        ModelEligibility standings = new ModelEligibility(after);
        Set<Configuration> others = standings.legacyOnAnotherPool(configure.client(), person, pool);
        decision.refuseIf(!others.isEmpty() && !configure.repoint(), "ONE_POOL_AT_A_TIME pool");
        standings.obstacles(configure.client(), person, pool).forEach(decision::refuse);
        if (decision.accepts()) {
            Configuration configured = new Configuration(
                    person.orElseThrow().id(),
                    configure.client(),
                    pool.orElseThrow().key());
            after.configurations.removeAll(others);
            boolean isNew = after.configurations.add(configured);
            standings.notes(configured).forEach(note -> decision.warn(note, isNew ? 1 : 0));
        }
    }

    void remove(RemoveClientConfiguration remove) {
        Optional<Person> person = after.person(ValueForms.sipAddress(remove.user()));
        Optional<Chat> pool = after.chat(remove.pool());
        decision.refuseIf(person.isEmpty(), "REFERENCE_EXISTS user");
        decision.refuseIf(pool.isEmpty(), "REFERENCE_EXISTS pool");
        if (person.isPresent() && pool.isPresent()) {
            boolean was = after.configurations.remove(new Configuration(
                    person.get().id(), remove.client(), pool.get().key()));
            decision.refuseUnless(was, "REFERENCE_EXISTS pool");
        }
    }

    /** Upstream facts are reports of reality: accepted, with the count of the configurations that stop working. */
    static void warnAboutDrift(ModelState before, ModelState after, ExpectedDecision decision) {
        if (decision.accepts()) {
            Set<Configuration> stopped = new HashSet<>(new ModelEligibility(after).drifted());
            stopped.removeAll(new ModelEligibility(before).drifted());
            decision.warn("CONFIGURATION_NO_LONGER_WORKS", stopped.size());
        }
    }

    private Optional<Person> known(String sipAddress) {
        Optional<Person> stored = after.person(ValueForms.sipAddress(sipAddress));
        decision.refuseIf(stored.isEmpty(), "REFERENCE_EXISTS sipAddress");
        return stored;
    }

    private void replace(Person person) {
        after.people.put(person.id(), person);
        warnAboutDrift(before, after, decision);
    }

    private void checkHome(Optional<String> home, String path) {
        decision.refuseIf(
                home.isPresent() && !after.frontEnds.containsKey(ValueForms.key(home.get())),
                "REFERENCE_EXISTS " + path);
    }

    private void checkGranted(Optional<String> policy, String path) {
        policy.ifPresent(text -> {
            boolean ofUsers = !ValueForms.key(text).equals("global")
                    && !ValueForms.key(text).startsWith("site:");
            decision.refuseUnless(ofUsers, "POLICY_IDENTITY_IS_VALID " + path);
            decision.refuseIf(
                    ofUsers && !after.policies.containsKey(ModelState.policyOfUsers(text)), "REFERENCE_EXISTS " + path);
        });
    }
}
