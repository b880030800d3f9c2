/** What tests of every ring stand on. */
@NullMarked
package io.lifeguard.testing;

import org.jspecify.annotations.NullMarked;
