/** Events as CloudEvents. */
@NullMarked
package io.lifeguard.rest.event;

import org.jspecify.annotations.NullMarked;
