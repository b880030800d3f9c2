/** Categories, rooms and add-ins in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.content;

import org.jspecify.annotations.NullMarked;
