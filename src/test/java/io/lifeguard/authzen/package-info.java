/** Tests of the Authorization API, and the policies of the public interoperability scenarios. */
@NullMarked
package io.lifeguard.authzen;

import org.jspecify.annotations.NullMarked;
