/** Faults of the database and of the service under load. */
@NullMarked
package io.lifeguard.writes.faults;

import org.jspecify.annotations.NullMarked;
