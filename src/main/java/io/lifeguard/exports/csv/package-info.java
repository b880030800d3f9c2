/** Writes files of the form that imports read. */
@NullMarked
package io.lifeguard.exports.csv;

import org.jspecify.annotations.NullMarked;
