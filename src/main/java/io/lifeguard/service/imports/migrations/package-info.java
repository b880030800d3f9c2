/** Imports of migrations. */
@NullMarked
package io.lifeguard.service.imports.migrations;

import org.jspecify.annotations.NullMarked;
