/** How SCIM requests that fail are answered. */
@NullMarked
package io.lifeguard.scim.server;

import org.jspecify.annotations.NullMarked;
