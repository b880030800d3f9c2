/** Changes of the stored facts and the entries of the change log. */
@NullMarked
package io.lifeguard.model.change;

import org.jspecify.annotations.NullMarked;
