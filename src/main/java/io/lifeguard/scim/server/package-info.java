/** SCIM 2.0 (RFC 7643, RFC 7644): HTTP, execution, failures. */
@NullMarked
package io.lifeguard.scim.server;

import org.jspecify.annotations.NullMarked;
