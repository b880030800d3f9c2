/** Execution of GraphQL operations: documents, limits and error codes, the same over HTTP and web sockets. */
@NullMarked
package io.lifeguard.graphql.server.execution;

import org.jspecify.annotations.NullMarked;
