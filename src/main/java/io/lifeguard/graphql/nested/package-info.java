/** Batched lookups of nested fields. */
@NullMarked
package io.lifeguard.graphql.nested;

import org.jspecify.annotations.NullMarked;
