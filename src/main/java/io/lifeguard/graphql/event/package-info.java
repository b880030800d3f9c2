/** Events in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.event;

import org.jspecify.annotations.NullMarked;
