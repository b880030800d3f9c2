/** JSON of responses. */
@NullMarked
package io.lifeguard.http.json;

import org.jspecify.annotations.NullMarked;
