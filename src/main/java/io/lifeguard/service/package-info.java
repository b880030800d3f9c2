/** Use cases: they read facts, apply the rules, write and log. Transactions are opened only in {@code service}. */
@NullMarked
package io.lifeguard.service;

import org.jspecify.annotations.NullMarked;
