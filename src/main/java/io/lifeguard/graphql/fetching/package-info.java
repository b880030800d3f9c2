/** How values come into answers: what SmallRye does for any application, without what this one has no use for. */
@NullMarked
package io.lifeguard.graphql.fetching;

import org.jspecify.annotations.NullMarked;
