/** Export files: encoding, delimiter, quoting and completeness, checked in constant memory. */
@NullMarked
package io.lifeguard.exports.file;

import org.jspecify.annotations.NullMarked;
