/** Front-end pools, chat pools and policies in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.pool;

import org.jspecify.annotations.NullMarked;
