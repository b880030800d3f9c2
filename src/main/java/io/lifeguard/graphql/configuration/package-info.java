/** Clients and client configurations in the GraphQL contract. */
@NullMarked
package io.lifeguard.graphql.configuration;

import org.jspecify.annotations.NullMarked;
