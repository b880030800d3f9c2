@NullMarked
package io.lifeguard.console;

import org.jspecify.annotations.NullMarked;
