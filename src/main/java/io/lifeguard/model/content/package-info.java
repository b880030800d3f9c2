/** What a chat pool holds: categories, rooms and add-ins. */
@NullMarked
package io.lifeguard.model.content;

import org.jspecify.annotations.NullMarked;
