/** Events in topics of Kafka. */
@NullMarked
package io.lifeguard.kafka;

import org.jspecify.annotations.NullMarked;
