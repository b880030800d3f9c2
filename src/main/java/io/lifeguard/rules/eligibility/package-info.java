/** The decision whether a user may use a client against a chat pool. */
@NullMarked
package io.lifeguard.rules.eligibility;

import org.jspecify.annotations.NullMarked;
