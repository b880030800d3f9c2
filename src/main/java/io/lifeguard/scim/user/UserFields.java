package io.lifeguard.scim.user;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.directory.UserField;
import io.lifeguard.model.directory.UserOrder;
import io.lifeguard.scim.protocol.RefusedRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The attributes of users by which a list can be filtered and sorted, besides those that are kept as they came. */
final class UserFields {
    private static final Map<String, UserField> FIELDS = Map.ofEntries(
            Map.entry("id", UserField.ID),
            Map.entry("username", UserField.ADDRESS),
            Map.entry("externalid", UserField.EXTERNAL_ID),
            Map.entry("displayname", UserField.DISPLAY_NAME),
            Map.entry("active", UserField.ENABLED),
            Map.entry("meta.created", UserField.CREATED),
            Map.entry("meta.lastmodified", UserField.MODIFIED),
            Map.entry("groups", UserField.POLICY_ID),
            Map.entry("groups.value", UserField.POLICY_ID),
            Map.entry("groups.display", UserField.POLICY_NAME));

    private static final Map<String, UserField> OF_EXTENSION = Map.of(
            "homepool", UserField.HOME,
            "hosting", UserField.HOSTING,
            "grantedpolicy", UserField.POLICY_NAME);

    private UserFields() {}

    /** The field of an attribute; empty for one that no rule reads. */
    static Optional<UserField> of(SchemaAttribute attribute) {
        Map<String, UserField> fields = attribute.getResourceUri().equals(UserSchema.EXTENSION) ? OF_EXTENSION : FIELDS;
        return Optional.ofNullable(fields.get(attribute.getScimNodeName().toLowerCase(Locale.ROOT)));
    }

    /**
     * The order of a list.
     *
     * @param sortBy null for the order of the addresses
     * @throws RefusedRequest for an attribute that users have no order by
     */
    static UserOrder order(@Nullable SchemaAttribute sortBy, @Nullable SortOrder sortOrder) {
        if (sortBy == null) {
            return UserOrder.BY_ADDRESS;
        }
        return of(sortBy)
                .map(field -> new UserOrder(field, sortOrder == SortOrder.DESCENDING))
                .orElseThrow(() -> RefusedRequest.invalidValue(
                        "sortBy: users cannot be sorted by " + InputSanitizer.quote(sortBy.getScimNodeName()) + "."));
    }
}
