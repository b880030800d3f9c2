/** What all kinds of resources of the REST endpoints share: reading, writing, entity tags, preconditions, pages and patches. */
@NullMarked
package io.lifeguard.rest.resource;

import org.jspecify.annotations.NullMarked;
