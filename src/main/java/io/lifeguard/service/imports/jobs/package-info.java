/** Imports as jobs: stored, listed, followed and cancelled at every instance. */
@NullMarked
package io.lifeguard.service.imports.jobs;

import org.jspecify.annotations.NullMarked;
