/** Groups of users and the pages of users behind a figure. */
@NullMarked
package io.lifeguard.store.population;

import org.jspecify.annotations.NullMarked;
