/** Checks of requests and responses against the OpenAPI document. */
@NullMarked
package io.lifeguard.testing.contract;

import org.jspecify.annotations.NullMarked;
