/** What happens before Quarkus starts: the command line, and which server the data is on. */
@NullMarked
package io.lifeguard.boot;

import org.jspecify.annotations.NullMarked;
