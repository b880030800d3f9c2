/** What a platform engineer does with the packaged service: upgrades, restorations, faults. */
@NullMarked
package io.lifeguard.operations;

import org.jspecify.annotations.NullMarked;
