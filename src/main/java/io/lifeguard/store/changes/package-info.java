/** The change log in the database. */
@NullMarked
package io.lifeguard.store.changes;

import org.jspecify.annotations.NullMarked;
