/** Users and groups as an identity system sees them. */
@NullMarked
package io.lifeguard.model.directory;

import org.jspecify.annotations.NullMarked;
