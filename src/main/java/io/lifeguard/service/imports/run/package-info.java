/** A pass over a file: reads its rows in batches and runs each in a transaction. */
@NullMarked
package io.lifeguard.service.imports.run;

import org.jspecify.annotations.NullMarked;
