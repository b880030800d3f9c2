/** Pages, cursors and the limits of a page. */
@NullMarked
package io.lifeguard.graphql.paging;

import org.jspecify.annotations.NullMarked;
