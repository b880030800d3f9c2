/** The caller of a request in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.caller;

import org.jspecify.annotations.NullMarked;
