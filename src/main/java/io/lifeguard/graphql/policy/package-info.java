/** Chat policies in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.policy;

import org.jspecify.annotations.NullMarked;
