package io.lifeguard.http.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers are served in rotation, whatever one of them queues. */
class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>(3);

    @Test
    void a_caller_with_one_entry_waits_for_one_of_each_other_caller() {
        for (String entry : List.of("a1", "a2", "a3", "b1", "b2", "c1")) {
            assertThat(queue.tryAdd(entry.substring(0, 1), entry)).isTrue();
        }
        assertThat(queue.size()).isEqualTo(6);
        assertThat(rest()).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
        assertThat(queue.size()).isZero();
        assertThat(queue.peek()).isNull();
    }

    @Test
    void one_caller_fills_its_own_part_only() {
        for (String entry : List.of("a1", "a2", "a3")) {
            assertThat(queue.tryAdd("a", entry)).isTrue();
        }
        assertThat(queue.tryAdd("a", "a4")).isFalse();
        assertThat(queue.tryAdd("b", "b1")).isTrue();
        assertThat(rest()).containsExactly("a1", "b1", "a2", "a3");
    }

    @Test
    void a_caller_that_comes_again_waits_behind_those_who_came_meanwhile() {
        queue.tryAdd("a", "a1");
        queue.remove();
        queue.tryAdd("b", "b1");
        queue.tryAdd("a", "a2");
        assertThat(rest()).containsExactly("b1", "a2");
    }

    private List<String> rest() {
        List<String> all = new ArrayList<>();
        for (String next = queue.peek(); next != null; next = queue.peek()) {
            all.add(next);
            queue.remove();
        }
        return all;
    }
}
