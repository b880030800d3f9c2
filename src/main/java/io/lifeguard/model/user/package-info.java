/** Users, their standings and the filters that select them. */
@NullMarked
package io.lifeguard.model.user;

import org.jspecify.annotations.NullMarked;
