/** The REST door: exports in. */
@NullMarked
package io.lifeguard.rest;

import org.jspecify.annotations.NullMarked;
