/** Facts that decisions are made from: the topology, groups of users and hypotheses. */
@NullMarked
package io.lifeguard.model.decision;

import org.jspecify.annotations.NullMarked;
