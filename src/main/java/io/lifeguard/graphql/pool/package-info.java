/** Front-end pools and chat pools in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.pool;

import org.jspecify.annotations.NullMarked;
