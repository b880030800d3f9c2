/** Between the protocol and what decides: questions, decisions and searches. */
@NullMarked
package io.lifeguard.authzen.policy;

import org.jspecify.annotations.NullMarked;
