/** The change log: its entries, replaying it, its retention, and the erasure of users. */
@NullMarked
package io.lifeguard.writes.log;

import org.jspecify.annotations.NullMarked;
