/** Runs before Quarkus starts: the command line and the choice of the database server. */
@NullMarked
package io.lifeguard.boot;

import org.jspecify.annotations.NullMarked;
