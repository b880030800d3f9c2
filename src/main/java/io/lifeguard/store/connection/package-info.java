/** Makes the pools of connections to the database, and watches them. */
@NullMarked
package io.lifeguard.store.connection;

import org.jspecify.annotations.NullMarked;
