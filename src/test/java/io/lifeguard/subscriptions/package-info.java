/** GraphQL subscriptions to the change log. */
@NullMarked
package io.lifeguard.subscriptions;

import org.jspecify.annotations.NullMarked;
