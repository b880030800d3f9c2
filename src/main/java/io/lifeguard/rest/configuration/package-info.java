/** Client configurations as resources. */
@NullMarked
package io.lifeguard.rest.configuration;

import org.jspecify.annotations.NullMarked;
