/** The REST endpoint for imports. */
@NullMarked
package io.lifeguard.rest;

import org.jspecify.annotations.NullMarked;
