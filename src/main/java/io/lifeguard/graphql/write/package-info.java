/** The part of the payload that all writes have in common. */
@NullMarked
package io.lifeguard.graphql.write;

import org.jspecify.annotations.NullMarked;
