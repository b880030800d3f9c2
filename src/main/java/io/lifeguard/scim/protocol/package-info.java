/** What all kinds of SCIM resources share. */
@NullMarked
package io.lifeguard.scim.protocol;

import org.jspecify.annotations.NullMarked;
