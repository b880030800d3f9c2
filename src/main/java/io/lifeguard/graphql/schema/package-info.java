/** The served schema: its scalars and its descriptions. */
@NullMarked
package io.lifeguard.graphql.schema;

import org.jspecify.annotations.NullMarked;
