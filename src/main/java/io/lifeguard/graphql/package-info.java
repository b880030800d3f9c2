/** The GraphQL door: translates questions and writes to use cases and their answers to the types of the contract. */
@NullMarked
package io.lifeguard.graphql;

import org.jspecify.annotations.NullMarked;
