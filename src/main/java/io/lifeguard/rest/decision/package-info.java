/** Decisions: one, many, or all of one user. */
@NullMarked
package io.lifeguard.rest.decision;

import org.jspecify.annotations.NullMarked;
