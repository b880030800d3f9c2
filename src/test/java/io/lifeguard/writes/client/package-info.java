/** The client of the write tests: mutations, imports, what they answer, what is stored and what the change log says. */
@NullMarked
package io.lifeguard.writes.client;

import org.jspecify.annotations.NullMarked;
