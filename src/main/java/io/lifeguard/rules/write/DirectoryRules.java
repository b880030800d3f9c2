package io.lifeguard.rules.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.directory.DirectoryAttributes;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.write.UserRules.UserFacts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The rules for writes of an identity system to a user: those of every write, and those for the attributes that it keeps here. */
public final class DirectoryRules {
    private DirectoryRules() {}

    /**
     * The attributes that no rule reads, as a write wants them.
     *
     * @param json an object
     * @param changed the names of those that the write changes
     */
    public record AttributesDraft(String json, List<String> changed) {}

    /** Creates a user; refused if the address is recorded. */
    public static WriteDecision create(UserDraft draft, AttributesDraft attributes, UserFacts facts) {
        if (facts.stored().isPresent()) {
            return WriteDecision.refused(
                    Rule.NAME_IS_UNIQUE,
                    "sipAddress",
                    "SIP address " + InputSanitizer.quote(draft.sipAddress()) + " belongs to another user.");
        }
        return with(UserRules.put(draft, facts), attributes, facts);
    }

    /** Replaces what an identity system knows of a stored user. Another address is a rename. */
    public static WriteDecision replace(
            String sipAddress, UserDraft draft, AttributesDraft attributes, UserFacts facts) {
        if (facts.stored().isEmpty()) {
            return WriteDecision.refused(Rule.REFERENCE_EXISTS, "sipAddress", NotFoundMessages.user(sipAddress));
        }
        return with(UserRules.put(draft, facts), attributes, facts);
    }

    private static WriteDecision with(WriteDecision decision, AttributesDraft attributes, UserFacts facts) {
        boolean tooLong = attributes.json().getBytes(StandardCharsets.UTF_8).length > DirectoryAttributes.MAX_BYTES;
        if (tooLong || !Ids.isStorable(attributes.json()) || attributes.json().contains("\\u0000")) {
            return WriteDecision.refused(
                    Rule.VALUE_IS_VALID,
                    "attributes",
                    tooLong
                            ? "The attributes of a user may take %,d bytes of JSON at most."
                                    .formatted(DirectoryAttributes.MAX_BYTES)
                            : "The attributes contain U+0000 or half of a surrogate pair, which cannot be stored.");
        }
        Optional<User> after = decision.resulting(Subject.USER, facts.stored());
        return attributes.changed().isEmpty() || after.isEmpty()
                ? decision
                : decision.with(Change.updated(
                        Subject.DIRECTORY_ATTRIBUTES,
                        new DirectoryAttributes(after.get(), DirectoryAttributes.NONE, List.of()),
                        new DirectoryAttributes(after.get(), attributes.json(), attributes.changed())));
    }
}
