@NullMarked
package io.lifeguard.exports;

import org.jspecify.annotations.NullMarked;
