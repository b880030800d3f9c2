/** Events in the database: changes of eligibility, and how far the change log was followed to derive them. */
@NullMarked
package io.lifeguard.store.event;

import org.jspecify.annotations.NullMarked;
