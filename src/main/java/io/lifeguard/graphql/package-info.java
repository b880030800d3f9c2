/** The GraphQL endpoint: translates requests to use cases and their results to the types of the contract. */
@NullMarked
package io.lifeguard.graphql;

import org.jspecify.annotations.NullMarked;
