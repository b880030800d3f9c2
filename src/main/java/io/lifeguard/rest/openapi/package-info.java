/** What the OpenAPI document says about all operations alike. */
@NullMarked
package io.lifeguard.rest.openapi;

import org.jspecify.annotations.NullMarked;
