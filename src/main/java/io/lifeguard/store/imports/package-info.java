/** The tables of imports. */
@NullMarked
package io.lifeguard.store.imports;

import org.jspecify.annotations.NullMarked;
