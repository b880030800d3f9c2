@NullMarked
package io.lifeguard.rest.batch;

import org.jspecify.annotations.NullMarked;
