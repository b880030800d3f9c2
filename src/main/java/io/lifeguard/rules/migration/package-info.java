/** The steps of a migration, its findings, and the compliance of what is stored. */
@NullMarked
package io.lifeguard.rules.migration;

import org.jspecify.annotations.NullMarked;
