/** What the caller of an import decides. */
@NullMarked
package io.lifeguard.service.imports.options;

import org.jspecify.annotations.NullMarked;
