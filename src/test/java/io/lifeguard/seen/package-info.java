/** What is seen of the service from outside: figures, traces and logs. */
@NullMarked
package io.lifeguard.seen;

import org.jspecify.annotations.NullMarked;
