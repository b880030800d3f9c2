/** Brings requests as identity systems send them into the form of the standard. */
@NullMarked
package io.lifeguard.scim.dialect;

import org.jspecify.annotations.NullMarked;
