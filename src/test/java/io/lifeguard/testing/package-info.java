/** What tests of several packages use: clients, databases, organisations to store, starts of the packaged service. */
@NullMarked
package io.lifeguard.testing;

import org.jspecify.annotations.NullMarked;
