/** The change log as subscribers follow it, from the outside. */
@NullMarked
package io.lifeguard.feed;

import org.jspecify.annotations.NullMarked;
