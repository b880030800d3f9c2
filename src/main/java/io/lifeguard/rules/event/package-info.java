/** Changes of eligibility that follow from a change of facts. */
@NullMarked
package io.lifeguard.rules.event;

import org.jspecify.annotations.NullMarked;
