/** Lookups of nested fields that are sent to the database together. */
@NullMarked
package io.lifeguard.graphql.batching;

import org.jspecify.annotations.NullMarked;
