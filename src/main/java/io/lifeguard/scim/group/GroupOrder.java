package io.lifeguard.scim.group;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.scim.protocol.RefusedRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list of groups.
 *
 * @param comparator empty for the order in which they are read, that of their names
 */
record GroupOrder(Optional<Comparator<GroupNode>> comparator) {

    /** @throws RefusedRequest for an attribute that groups have no order by */
    static GroupOrder of(@Nullable SchemaAttribute sortBy, @Nullable SortOrder sortOrder) {
        if (sortBy == null) {
            return new GroupOrder(Optional.empty());
        }
        Comparator<GroupNode> ascending =
                switch (sortBy.getScimNodeName()) {
                    case "displayName" ->
                        Comparator.comparing(
                                node -> Ids.key(node.get("displayName").asText()));
                    case "id" ->
                        Comparator.comparing(node -> Long.valueOf(node.getId().orElse("0")));
                    default ->
                        throw RefusedRequest.invalidValue("sortBy: groups cannot be sorted by "
                                + InputSanitizer.quote(sortBy.getScimNodeName()) + ".");
                };
        return new GroupOrder(Optional.of(sortOrder == SortOrder.DESCENDING ? ascending.reversed() : ascending));
    }

    List<GroupNode> sorted(List<GroupNode> groups) {
        return comparator.map(c -> groups.stream().sorted(c).toList()).orElse(groups);
    }
}
