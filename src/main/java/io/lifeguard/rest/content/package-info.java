/** Categories, rooms and add-ins as resources. */
@NullMarked
package io.lifeguard.rest.content;

import org.jspecify.annotations.NullMarked;
