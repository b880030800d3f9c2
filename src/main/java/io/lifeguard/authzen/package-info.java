/**
 * The Authorization API 1.0 of the OpenID AuthZEN working group, over HTTP: the forms of requests and responses. What decides
 * is an {@code AccessPolicy}.
 */
@NullMarked
package io.lifeguard.authzen;

import org.jspecify.annotations.NullMarked;
