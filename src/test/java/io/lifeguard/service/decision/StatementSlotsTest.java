package io.lifeguard.service.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.service.decision.StatementSlots.Statement;
import org.junit.jupiter.api.Test;

class StatementSlotsTest {
    private long nanos = Long.MAX_VALUE - 10;
    private final StatementSlots slots = new StatementSlots(3, () -> nanos);

    @Test
    void one_statement_runs_while_it_is_quick() {
        assertThat(slots.isFree(false)).isTrue();
        Statement first = slots.start();
        assertThat(slots.isFree(false)).isFalse();
        slots.end(first);
        assertThat(slots.isFree(false)).isTrue();
    }

    @Test
    void another_one_runs_beside_slow_ones() {
        slots.start();
        pass(StatementSlots.SLOW.toNanos() - 1);
        assertThat(slots.isFree(false)).isFalse();
        pass(1);
        assertThat(slots.isFree(false)).isTrue();
        Statement second = slots.start();
        assertThat(slots.isFree(false)).as("the second is quick so far").isFalse();
        slots.end(second);
        assertThat(slots.isFree(false)).as("only the slow one runs").isTrue();
    }

    @Test
    void full_statements_do_not_wait() {
        slots.start();
        assertThat(slots.isFree(true)).isTrue();
    }

    @Test
    void never_more_run_than_may() {
        Statement first = slots.start();
        slots.start();
        slots.start();
        pass(StatementSlots.SLOW.toNanos());
        assertThat(slots.isFree(true)).isFalse();
        assertThat(slots.isFree(false)).isFalse();
        slots.end(first);
        assertThat(slots.isFree(false)).isTrue();
    }

    private void pass(long time) {
        nanos += time;
    }
}
