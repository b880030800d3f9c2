package io.lifeguard.model.change;

import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.directory.DirectoryAttributes;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyGrants;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.model.user.User;
import java.util.Optional;
import java.util.function.Function;

/**
 * The creation, update or deletion of one object by a write. The store executes it and the change log records it.
 *
 * @param before the object before the change; empty for a creation
 * @param after the object after the change; empty for a deletion
 * @param <T> the type of the object
 */
public record Change<T>(Subject<T> subject, Optional<T> before, Optional<T> after) {

    /** The kind of object that changes, with its id. */
    public static final class Subject<T> {
        public static final Subject<FrontEndPool> FRONT_END_POOL = new Subject<>("FrontEndPool", FrontEndPool::fqdn);
        public static final Subject<ChatPool> CHAT_POOL = new Subject<>("ChatPool", ChatPool::fqdn);
        public static final Subject<ChatPolicy> POLICY =
                new Subject<>("ChatPolicy", policy -> policy.identity().written());
        public static final Subject<User> USER = new Subject<>("User", User::sipAddress);
        public static final Subject<ClientConfiguration> CLIENT_CONFIGURATION =
                new Subject<>("ClientConfiguration", ClientConfiguration::id);
        public static final Subject<Migration> MIGRATION = new Subject<>("Migration", Migration::source);
        public static final Subject<Category> CATEGORY =
                new Subject<>("Category", category -> category.id().toString());
        public static final Subject<Room> ROOM =
                new Subject<>("Room", room -> room.id().toString());
        public static final Subject<AddIn> ADD_IN =
                new Subject<>("AddIn", addIn -> addIn.id().toString());
        /**
         * The whole content of a chat pool, deleted at once; the change log records each item under its own subject.
         */
        public static final Subject<PoolContentCounts> POOL_CONTENT =
                new Subject<>("PoolContent", PoolContentCounts::pool);
        /** All grants of a policy, taken away at once; the change log records each user under its own subject. */
        public static final Subject<PolicyGrants> POLICY_GRANTS = new Subject<>(
                "PolicyGrants", grants -> grants.policy().identity().written());

        /** Attributes of a user that no rule reads: for the change log an update of the user, which names them. */
        public static final Subject<DirectoryAttributes> DIRECTORY_ATTRIBUTES =
                new Subject<>("User", DirectoryAttributes::sipAddress);

        private final String type;
        private final Function<T, String> id;

        private Subject(String type, Function<T, String> id) {
            this.type = type;
            this.id = id;
        }

        /** The change with the type of this subject; empty for a change of another subject. */
        @SuppressWarnings("unchecked") // a change is built with the subject of its own type
        public Optional<Change<T>> of(Change<?> change) {
            return change.subject() == this ? Optional.of((Change<T>) change) : Optional.empty();
        }

        /** The name of the type in the GraphQL schema. */
        public String type() {
            return type;
        }
    }

    public enum ChangeOperation {
        CREATED,
        UPDATED,
        DELETED
    }

    /** @throws IllegalArgumentException if both {@code before} and {@code after} are empty */
    public Change {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a change has something before or after it");
        }
    }

    public static <T> Change<T> created(Subject<T> subject, T after) {
        return new Change<>(subject, Optional.empty(), Optional.of(after));
    }

    public static <T> Change<T> updated(Subject<T> subject, T before, T after) {
        return new Change<>(subject, Optional.of(before), Optional.of(after));
    }

    public static <T> Change<T> deleted(Subject<T> subject, T before) {
        return new Change<>(subject, Optional.of(before), Optional.empty());
    }

    /** The id of the object before the change, or after it for a creation. */
    public String id() {
        return subject.id.apply(before.or(() -> after).orElseThrow());
    }

    public ChangeOperation kind() {
        if (before.isEmpty()) {
            return ChangeOperation.CREATED;
        }
        return after.isEmpty() ? ChangeOperation.DELETED : ChangeOperation.UPDATED;
    }
}
