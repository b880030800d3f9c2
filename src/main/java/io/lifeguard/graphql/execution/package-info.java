/** How a GraphQL request is carried out, whatever it came by: its document, its limits, and what its errors say. */
@NullMarked
package io.lifeguard.graphql.execution;

import org.jspecify.annotations.NullMarked;
