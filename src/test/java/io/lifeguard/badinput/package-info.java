/** Bad input against every door, from the outside: whatever comes, nothing breaks, nothing leaks, nothing wrong is stored. */
@NullMarked
package io.lifeguard.badinput;

import org.jspecify.annotations.NullMarked;
