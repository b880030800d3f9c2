/** Reads of pools, policies, users, configurations and content by their ids. */
@NullMarked
package io.lifeguard.service.inventory;

import org.jspecify.annotations.NullMarked;
