/** Data fetchers for records and reactive methods. */
@NullMarked
package io.lifeguard.graphql.server.fetching;

import org.jspecify.annotations.NullMarked;
