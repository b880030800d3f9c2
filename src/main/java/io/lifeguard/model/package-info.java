/** Ids, value forms and revisions that every other package builds on. Only {@code java.*} is used in {@code model}. */
@NullMarked
package io.lifeguard.model;

import org.jspecify.annotations.NullMarked;
