/** Reads of users and groups as an identity system sees them. */
@NullMarked
package io.lifeguard.service.directory;

import org.jspecify.annotations.NullMarked;
