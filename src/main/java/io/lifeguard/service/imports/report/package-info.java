/** What an import reports: counts, refused rows and warnings. */
@NullMarked
package io.lifeguard.service.imports.report;

import org.jspecify.annotations.NullMarked;
