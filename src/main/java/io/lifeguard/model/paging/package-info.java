/** Pages of lists, and their cursors. */
@NullMarked
package io.lifeguard.model.paging;

import org.jspecify.annotations.NullMarked;
