/**
 * A PostgreSQL of one's own for evaluation and small estates: real server binaries, durable, kept in one directory.
 * Why it drives {@code initdb} and {@code pg_ctl} itself is written in docs/decisions/0002-embedded-postgresql.md.
 */
@NullMarked
package io.lifeguard.embedded;

import org.jspecify.annotations.NullMarked;
