/** Pages for people: types of problems, and the OpenAPI document. */
@NullMarked
package io.lifeguard.http.pages;

import org.jspecify.annotations.NullMarked;
