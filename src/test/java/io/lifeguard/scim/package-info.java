/** SCIM over HTTP. */
@NullMarked
package io.lifeguard.scim;

import org.jspecify.annotations.NullMarked;
