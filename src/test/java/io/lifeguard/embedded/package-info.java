/** The embedded server under what befalls a machine. */
@NullMarked
package io.lifeguard.embedded;

import org.jspecify.annotations.NullMarked;
