/** Imports of client configurations. */
@NullMarked
package io.lifeguard.service.imports.configurations;

import org.jspecify.annotations.NullMarked;
