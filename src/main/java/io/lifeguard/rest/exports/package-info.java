/** Exports over HTTP. */
@NullMarked
package io.lifeguard.rest.exports;

import org.jspecify.annotations.NullMarked;
