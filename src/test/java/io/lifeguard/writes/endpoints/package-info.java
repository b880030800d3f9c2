@NullMarked
package io.lifeguard.writes.endpoints;

import org.jspecify.annotations.NullMarked;
