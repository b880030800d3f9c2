/** Rows to facts: one mapper for each record, and the facts that writes are decided on. */
@NullMarked
package io.lifeguard.store.facts;

import org.jspecify.annotations.NullMarked;
