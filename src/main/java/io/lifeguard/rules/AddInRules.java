package io.lifeguard.rules;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.ValueForm;
import java.util.Optional;

/** What may be done to an add-in. */
public final class AddInRules {
    private AddInRules() {}

    /**
     * An add-in as somebody wants it; nothing of it is checked yet.
     *
     * @param pool FQDN of the chat pool
     */
    public record Draft(String pool, String name, String url) {
        public PoolItemId id() {
            return new PoolItemId(pool, name);
        }
    }

    /** Creates the add-in or replaces its URL. Its name stays as first written. */
    public static Judgement put(Draft draft, Contents contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        Violations found = new Violations();
        ItemRules.checkPool(draft.pool(), pool, found);
        found.check(ValueForm.ADD_IN_NAME, "name", draft.name());
        ValueForm.ADD_IN_URL
                .problemWith(draft.url())
                .ifPresent(problem -> found.add(Rule.ADD_IN_URL_IS_WEB, "url", problem + "."));
        if (!found.isEmpty()) {
            return Judgement.refused(found.all());
        }
        Optional<AddIn> stored = contents.addIn(draft.id());
        String name = stored.map(AddIn::name).orElse(draft.name());
        return ItemRules.put(
                Subject.ADD_IN,
                Collisions.Kind.ADD_IN,
                contents::addIn,
                new AddIn(pool.orElseThrow().fqdn(), name, draft.url()),
                contents.topology());
    }

    /** Removes an add-in that no room shows. */
    public static Judgement delete(String id, Contents contents) {
        return ItemRules.delete(
                Subject.ADD_IN, id, contents::addIn, Missing.addIn(id), addIn -> Optional.of(contents.roomsWith(addIn))
                        .filter(rooms -> rooms > 0)
                        .map(rooms -> "%s is shown by %s.".formatted(addIn.id(), Named.count(rooms, "room"))));
    }
}
