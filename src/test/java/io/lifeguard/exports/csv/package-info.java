/** Tests of written files. */
@NullMarked
package io.lifeguard.exports.csv;

import org.jspecify.annotations.NullMarked;
