/** Who would gain and lose what by an import that is rehearsed. */
@NullMarked
package io.lifeguard.service.imports.impact;

import org.jspecify.annotations.NullMarked;
