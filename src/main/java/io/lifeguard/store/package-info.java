/**
 * PostgreSQL: reads through the reactive client straight into facts, single writes through Panache, bulk through sets.
 * SQL fetches and stores facts; it never repeats a rule. Nothing above this package sees an entity or a surrogate key.
 */
@NullMarked
package io.lifeguard.store;

import org.jspecify.annotations.NullMarked;
