/** Eligibility of single users, populations of users, and the batching of single questions. */
@NullMarked
package io.lifeguard.service.decision;

import org.jspecify.annotations.NullMarked;
