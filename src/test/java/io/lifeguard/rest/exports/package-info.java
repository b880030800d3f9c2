/** Tests of exports. */
@NullMarked
package io.lifeguard.rest.exports;

import org.jspecify.annotations.NullMarked;
