package io.lifeguard.graphql.paging;

import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("PageInfo")
public record PageInfo(
        boolean hasPreviousPage,
        boolean hasNextPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {}
