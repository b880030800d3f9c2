/** GraphQL over HTTP: methods, media types and statuses. */
@NullMarked
package io.lifeguard.graphql.server.http;

import org.jspecify.annotations.NullMarked;
