/** Hibernate entities, each with the statements that apply a change to its table. */
@NullMarked
package io.lifeguard.store.entity;

import org.jspecify.annotations.NullMarked;
