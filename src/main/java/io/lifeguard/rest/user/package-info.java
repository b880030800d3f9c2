/** Users as resources. */
@NullMarked
package io.lifeguard.rest.user;

import org.jspecify.annotations.NullMarked;
