/** Eligibilities and populations, and the batching of single questions. */
@NullMarked
package io.lifeguard.service.decision;

import org.jspecify.annotations.NullMarked;
