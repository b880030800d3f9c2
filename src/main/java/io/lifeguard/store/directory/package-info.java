/** Reads users and groups as an identity system sees them. */
@NullMarked
package io.lifeguard.store.directory;

import org.jspecify.annotations.NullMarked;
