/** Migrations from the first plan to the last front-end pool, through the served application. */
@NullMarked
package io.lifeguard.migration;

import org.jspecify.annotations.NullMarked;
