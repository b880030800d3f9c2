/** The search for the smallest sets of changes that turn a refusal into an eligibility. */
@NullMarked
package io.lifeguard.rules.remedy;

import org.jspecify.annotations.NullMarked;
