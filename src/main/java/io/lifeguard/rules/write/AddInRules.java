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

/** What may be done to an add-in. */
public final class AddInRules {
    private AddInRules() {}

    /**
     * An add-in as somebody wants it; nothing of it is checked yet.
     *
     * @param pool FQDN of the chat pool
     */
    public record AddInDraft(String pool, String name, String url) {
        public ContentItemId id() {
            return new ContentItemId(pool, name);
        }
    }

    /** Creates the add-in or replaces its URL. Its name stays as first written. */
    public static WriteDecision put(AddInDraft draft, ContentSnapshot contents) {
        Optional<ChatPool> pool = contents.pool(draft.pool());
        ViolationCollector found = new ViolationCollector();
        ContentItemRules.checkPool(draft.pool(), pool, found);
        found.check(ValueForm.ADD_IN_NAME, "name", draft.name());
        ValueForm.ADD_IN_URL
                .problemWith(draft.url())
                .ifPresent(problem -> found.add(Rule.ADD_IN_URL_IS_WEB, "url", problem + "."));
        if (!found.isEmpty()) {
            return WriteDecision.refused(found.all());
        }
        Optional<AddIn> stored = contents.addIn(draft.id());
        String name = stored.map(AddIn::name).orElse(draft.name());
        return ContentItemRules.put(
                Subject.ADD_IN,
                NameCollisions.CollisionKind.ADD_IN,
                contents::addIn,
                new AddIn(pool.orElseThrow().fqdn(), name, draft.url()),
                contents.topology());
    }

    /** Removes an add-in that no room shows. */
    public static WriteDecision delete(String id, ContentSnapshot contents) {
        return ContentItemRules.delete(
                Subject.ADD_IN, id, contents::addIn, NotFoundMessages.addIn(id), addIn -> Optional.of(
                                contents.roomsWith(addIn))
                        .filter(rooms -> rooms > 0)
                        .map(rooms -> "%s is shown by %s.".formatted(addIn.id(), Plurals.count(rooms, "room"))));
    }
}
