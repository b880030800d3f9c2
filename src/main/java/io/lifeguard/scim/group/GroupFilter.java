package io.lifeguard.scim.group;

import de.captaingoldfish.scim.sdk.common.exceptions.InternalServerException;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import io.lifeguard.scim.protocol.RefusedRequest;
import java.util.List;
import java.util.Locale;

/** A filter of groups, which the library evaluates. */
record GroupFilter(FilterNode filter, ServiceProvider provider) {

    /** Whether it needs the members. */
    boolean isAboutMembers() {
        return filter.toString().toLowerCase(Locale.ROOT).contains(GroupSchema.MEMBERS);
    }

    /** @throws RefusedRequest {@code invalidFilter} if it compares what cannot be compared */
    List<GroupNode> matching(List<GroupNode> groups) {
        try {
            return FilterResourceResolver.filterResources(provider, groups, filter);
        } catch (InternalServerException e) {
            throw RefusedRequest.invalidFilter("The filter compares what groups do not have in that form.");
        }
    }
}
