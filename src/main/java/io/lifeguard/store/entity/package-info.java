/** Hibernate entities and how a change reaches each table. */
@NullMarked
package io.lifeguard.store.entity;

import org.jspecify.annotations.NullMarked;
