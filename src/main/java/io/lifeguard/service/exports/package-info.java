/** Exports: everything of one state, as fast as the client reads it. */
@NullMarked
package io.lifeguard.service.exports;

import org.jspecify.annotations.NullMarked;
