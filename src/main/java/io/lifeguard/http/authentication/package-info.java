/** Who makes a request, and whether the role may use the path. */
@NullMarked
package io.lifeguard.http.authentication;

import org.jspecify.annotations.NullMarked;
