package io.lifeguard.graphql.content;

import io.lifeguard.graphql.paging.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/**
 * A page of the categories of a chat pool. How many there are in all is counted when it is asked for.
 *
 * @param pool key of the chat pool
 */
@Type("CategoryConnection")
public record CategoryConnection(
        @NonNull List<@NonNull CategoryObject> nodes,
        @NonNull PageInfo pageInfo,
        @Ignore String pool) {}
