/** Reads requests strictly: everything that is wrong with the body, the parameters and the headers is reported at once. */
@NullMarked
package io.lifeguard.rest.request;

import org.jspecify.annotations.NullMarked;
