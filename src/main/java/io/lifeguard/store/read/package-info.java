/** Reading statements, by subject. */
@NullMarked
package io.lifeguard.store.read;

import org.jspecify.annotations.NullMarked;
