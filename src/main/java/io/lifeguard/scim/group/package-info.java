/** SCIM groups, which are user policies. */
@NullMarked
package io.lifeguard.scim.group;

import org.jspecify.annotations.NullMarked;
