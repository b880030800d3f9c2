/** GraphQL over HTTP: methods, media types and statuses. */
@NullMarked
package io.lifeguard.graphql.transport;

import org.jspecify.annotations.NullMarked;
