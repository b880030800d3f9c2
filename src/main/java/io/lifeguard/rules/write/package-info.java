/** The rules that accept or refuse writes. */
@NullMarked
package io.lifeguard.rules.write;

import org.jspecify.annotations.NullMarked;
