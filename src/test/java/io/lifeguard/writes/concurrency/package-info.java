/** Writes at the same time: races, many writers, and what a write answers while the database is busy. */
@NullMarked
package io.lifeguard.writes.concurrency;

import org.jspecify.annotations.NullMarked;
