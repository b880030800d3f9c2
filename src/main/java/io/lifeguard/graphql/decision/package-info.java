/** Eligibilities, populations, impacts and remedies in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.decision;

import org.jspecify.annotations.NullMarked;
