/** What all endpoints share: host names, revision headers and problem responses. */
@NullMarked
package io.lifeguard.http;

import org.jspecify.annotations.NullMarked;
