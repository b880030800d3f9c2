/** Whether the database answers and has the schema of this build. */
@NullMarked
package io.lifeguard.service.readiness;

import org.jspecify.annotations.NullMarked;
