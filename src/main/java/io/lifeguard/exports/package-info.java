/**
 * Reading the files that administrators make with {@code Export-Csv}: from bytes to typed rows, in constant memory.
 * Blocking file input by design. What a row means to what is stored is decided elsewhere.
 */
@NullMarked
package io.lifeguard.exports;

import org.jspecify.annotations.NullMarked;
