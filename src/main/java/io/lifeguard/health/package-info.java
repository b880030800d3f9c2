/** What an orchestrator asks: is it alive, has it started, is it ready. */
@NullMarked
package io.lifeguard.health;

import org.jspecify.annotations.NullMarked;
