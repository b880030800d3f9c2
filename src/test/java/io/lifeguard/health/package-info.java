/** Health as an orchestrator sees it. */
@NullMarked
package io.lifeguard.health;

import org.jspecify.annotations.NullMarked;
