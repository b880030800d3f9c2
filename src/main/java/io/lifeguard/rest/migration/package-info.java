/** Migrations as resources. */
@NullMarked
package io.lifeguard.rest.migration;

import org.jspecify.annotations.NullMarked;
