/**
 * The Authorization API 1.0 of the OpenID AuthZEN working group: evaluations and searches over HTTP. {@link AccessPolicy}
 * separates the protocol from what decides; {@link EligibilityPolicy} decides by the coexistence rules.
 */
@NullMarked
package io.lifeguard.authzen;

import org.jspecify.annotations.NullMarked;
