/** Pages: types of problems, the OpenAPI document and the AsyncAPI document. */
@NullMarked
package io.lifeguard.http.pages;

import org.jspecify.annotations.NullMarked;
