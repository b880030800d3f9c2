/**
 * Writes. {@link io.lifeguard.service.write.WriteService} describes how a write is executed; each {@code …Writes} class
 * describes the writes of one feature.
 */
@NullMarked
package io.lifeguard.service.write;

import org.jspecify.annotations.NullMarked;
