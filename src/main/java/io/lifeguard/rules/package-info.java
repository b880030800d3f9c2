/**
 * The catalogue of coexistence rules, with reasons, violations and warnings. {@code rules} is pure: no clock, no I/O,
 * no
 * framework. Every rule is written there and nowhere else.
 */
@NullMarked
package io.lifeguard.rules;

import org.jspecify.annotations.NullMarked;
