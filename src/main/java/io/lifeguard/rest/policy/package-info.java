/** Policies as resources. */
@NullMarked
package io.lifeguard.rest.policy;

import org.jspecify.annotations.NullMarked;
