/** What the payloads of all mutations have in common. */
@NullMarked
package io.lifeguard.graphql.write;

import org.jspecify.annotations.NullMarked;
