/** What happens before Quarkus starts. */
@NullMarked
package io.lifeguard.boot;

import org.jspecify.annotations.NullMarked;
