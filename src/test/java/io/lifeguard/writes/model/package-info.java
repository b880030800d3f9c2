/**
 * A second implementation of the rules of writes, written from the domain description alone, and the tests that
 * compare the service with it.
 */
@NullMarked
package io.lifeguard.writes.model;

import org.jspecify.annotations.NullMarked;
