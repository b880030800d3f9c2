/** Statements on the primary and on a replica, failures and constraints. */
@NullMarked
package io.lifeguard.store.sql;

import org.jspecify.annotations.NullMarked;
