/** Connections of the Relay specification: pages, edges and cursors. */
@NullMarked
package io.lifeguard.graphql.paging;

import org.jspecify.annotations.NullMarked;
