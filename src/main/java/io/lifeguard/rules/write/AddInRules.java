package io.lifeguard.rules.write;

import io.lifeguard.model.ValueForm;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Rule;
import java.util.Optional;

/** The rules for writes to an add-in. */
public final class AddInRules {
    private AddInRules() {}

    /**
     * An add-in as requested, before any check.
     *
     * @param pool FQDN of the chat pool
     */
    public record AddInDraft(String pool, String name, String url) {
        public ContentItemId id() {
            return new ContentItemId(pool, name);
        }
    }

    /** Creates the add-in or replaces its URL. The spelling of its name does not change. */
    public static WriteDecision put(AddInDraft draft, ContentSnapshot contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        ViolationCollector violations = new ViolationCollector();
        ContentItemRules.checkPool(draft.pool(), pool, violations);
        violations.check(ValueForm.NAME, "name", draft.name());
        ValueForm.ADD_IN_URL
                .problemWith(draft.url())
                .ifPresent(problem -> violations.add(Rule.ADD_IN_URL_IS_WEB, "url", problem + "."));
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations.all());
        }
        Optional<AddIn> stored = contents.addIn(draft.id());
        String name = stored.map(AddIn::name).orElse(draft.name());
        return ContentItemRules.put(
                Subject.ADD_IN,
                NameCollisions.CollisionKind.ADD_IN,
                contents::addIn,
                new AddIn(pool.orElseThrow().fqdn(), name, draft.url()),
                contents);
    }

    /** Deletes an add-in that no room shows. */
    public static WriteDecision delete(String id, ContentSnapshot contents) {
        return ContentItemRules.delete(
                Subject.ADD_IN, id, contents::addIn, NotFoundMessages.addIn(id), addIn -> Optional.of(
                                contents.uses(addIn).rooms())
                        .filter(rooms -> rooms > 0)
                        .map(rooms -> "%s is shown by %s; only an unused add-in can be deleted."
                                .formatted(addIn.id(), Plurals.count(rooms, "room"))));
    }
}
