/** Single writes through Hibernate Reactive, bulk writes through {@code unnest}. */
@NullMarked
package io.lifeguard.store.write;

import org.jspecify.annotations.NullMarked;
