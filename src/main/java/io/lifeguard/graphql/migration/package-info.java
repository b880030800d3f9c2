/** Migrations, findings and compliance in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.migration;

import org.jspecify.annotations.NullMarked;
