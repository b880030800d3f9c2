/**
 * PostgreSQL. SQL fetches and stores facts and never repeats a rule. Nothing above {@code store} sees an entity or a
 * surrogate key.
 */
@NullMarked
package io.lifeguard.store;

import org.jspecify.annotations.NullMarked;
