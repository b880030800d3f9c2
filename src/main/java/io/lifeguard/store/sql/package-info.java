/** Connections, statements, failures and constraints. */
@NullMarked
package io.lifeguard.store.sql;

import org.jspecify.annotations.NullMarked;
