/** Facts: records and enums that depend on nothing but {@code java.*}. The vocabulary of every other package. */
@NullMarked
package io.lifeguard.model;

import org.jspecify.annotations.NullMarked;
