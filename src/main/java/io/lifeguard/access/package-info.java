/** Roles, permissions and the security settings. */
@NullMarked
package io.lifeguard.access;

import org.jspecify.annotations.NullMarked;
