/** Imports of users. */
@NullMarked
package io.lifeguard.service.imports.users;

import org.jspecify.annotations.NullMarked;
