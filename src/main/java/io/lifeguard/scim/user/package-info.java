/** SCIM users. */
@NullMarked
package io.lifeguard.scim.user;

import org.jspecify.annotations.NullMarked;
