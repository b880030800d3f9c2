/** The coexistence rules as an access policy. */
@NullMarked
package io.lifeguard.authzen.eligibility;

import org.jspecify.annotations.NullMarked;
