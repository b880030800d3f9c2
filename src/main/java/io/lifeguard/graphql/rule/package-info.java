/** The catalogue of rules in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.rule;

import org.jspecify.annotations.NullMarked;
