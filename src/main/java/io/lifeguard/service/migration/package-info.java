/** The progress of migrations, findings and compliance. */
@NullMarked
package io.lifeguard.service.migration;

import org.jspecify.annotations.NullMarked;
