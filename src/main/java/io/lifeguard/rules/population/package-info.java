/** Decisions about many users, and the difference that a change makes to them. */
@NullMarked
package io.lifeguard.rules.population;

import org.jspecify.annotations.NullMarked;
