/** The console: its page and the files that the page loads, and how its users sign in. */
@NullMarked
package io.lifeguard.console;

import org.jspecify.annotations.NullMarked;
