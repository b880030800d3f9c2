/**
 * The catalogue of coexistence rules and what follows from them: decisions, obstacles, violations. Pure: no clock, no
 * I/O, no framework. Every rule is written here and nowhere else.
 */
@NullMarked
package io.lifeguard.rules;

import org.jspecify.annotations.NullMarked;
