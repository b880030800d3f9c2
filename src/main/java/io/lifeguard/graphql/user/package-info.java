/** Users in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.user;

import org.jspecify.annotations.NullMarked;
