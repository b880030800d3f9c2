/** What every door has in common: which hosts are listened to, and the revision headers. */
@NullMarked
package io.lifeguard.http;

import org.jspecify.annotations.NullMarked;
