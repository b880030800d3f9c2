@NullMarked
package io.lifeguard.rest.request;

import org.jspecify.annotations.NullMarked;
