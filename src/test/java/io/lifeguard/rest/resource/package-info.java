@NullMarked
package io.lifeguard.rest.resource;

import org.jspecify.annotations.NullMarked;
