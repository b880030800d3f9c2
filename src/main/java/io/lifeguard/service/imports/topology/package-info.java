/** Imports of front-end pools, policies and chat pools. */
@NullMarked
package io.lifeguard.service.imports.topology;

import org.jspecify.annotations.NullMarked;
