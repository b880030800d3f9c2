/** Imports of categories, rooms and add-ins. */
@NullMarked
package io.lifeguard.service.imports.content;

import org.jspecify.annotations.NullMarked;
