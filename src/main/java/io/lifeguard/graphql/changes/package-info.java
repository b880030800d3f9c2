/** The change log and erasure in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.changes;

import org.jspecify.annotations.NullMarked;
