/** The parts of an export before they have types: columns, records, and rows that are passed over. */
@NullMarked
package io.lifeguard.exports.raw;

import org.jspecify.annotations.NullMarked;
