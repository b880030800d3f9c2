/** Migrations of legacy chat pools and the phase of an organisation. */
@NullMarked
package io.lifeguard.model.migration;

import org.jspecify.annotations.NullMarked;
