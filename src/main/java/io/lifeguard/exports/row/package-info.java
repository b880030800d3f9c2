/** Rows of the management shell's exports as typed records. */
@NullMarked
package io.lifeguard.exports.row;

import org.jspecify.annotations.NullMarked;
