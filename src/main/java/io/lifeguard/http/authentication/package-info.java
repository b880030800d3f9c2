/** Authentication of requests, and authorization of paths. */
@NullMarked
package io.lifeguard.http.authentication;

import org.jspecify.annotations.NullMarked;
