/** Every write keeps the rules: the mutations, their races, the log, and a model that they are held to. */
@NullMarked
package io.lifeguard.writes;

import org.jspecify.annotations.NullMarked;
