/** Sends the change log and the events to topics of Kafka. */
@NullMarked
package io.lifeguard.service.kafka;

import org.jspecify.annotations.NullMarked;
