/** The use cases: they gather facts, ask the rules, write and log. The only transactions are here. */
@NullMarked
package io.lifeguard.service;

import org.jspecify.annotations.NullMarked;
