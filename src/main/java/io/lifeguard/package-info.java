/** Where it begins. */
@NullMarked
package io.lifeguard;

import org.jspecify.annotations.NullMarked;
