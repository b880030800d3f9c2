/**
 * An embedded PostgreSQL server for evaluation and small organisations: durable, in one data directory.
 * docs/decisions/0002-embedded-postgresql.md explains why this package runs {@code initdb} and {@code pg_ctl} itself.
 */
@NullMarked
package io.lifeguard.embedded;

import org.jspecify.annotations.NullMarked;
