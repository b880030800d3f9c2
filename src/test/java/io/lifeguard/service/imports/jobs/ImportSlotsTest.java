package io.lifeguard.service.imports.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.lifeguard.service.imports.jobs.ImportSlots.ImportSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** No slot is lost, whatever becomes of imports, and none is given twice. */
@Execution(CONCURRENT)
class ImportSlotsTest {
    @Test
    void an_import_that_waits_runs_when_another_ends() {
        ImportSlots slots = new ImportSlots(1, 2);
        ImportSlot running = slots.tryRun().orElseThrow();
        assertThat(slots.tryRun()).isEmpty();
        ImportSlot first = slots.tryWait().orElseThrow();
        ImportSlot second = slots.tryWait().orElseThrow();
        assertThat(slots.tryWait()).isEmpty();
        CompletableFuture<Boolean> ofSecond = second.awaitTurn().toCompletableFuture();
        running.release();
        running.release();
        assertThat(ofSecond).isCompletedWithValue(true);
        CompletableFuture<Boolean> ofFirst = first.awaitTurn().toCompletableFuture();
        assertThat(ofFirst).isNotDone();
        first.release();
        assertThat(ofFirst).isCompletedWithValue(false);
        second.release();
        assertThat(slots.running()).isZero();
        assertThat(slots.waiting()).isZero();
    }

    @Test
    void random_imports_never_exceed_the_limits_and_leave_nothing() {
        Random random = new Random(7);
        ImportSlots slots = new ImportSlots(2, 3);
        List<ImportSlot> held = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int choice = random.nextInt(5);
            if (choice == 0) {
                slots.tryRun().ifPresent(held::add);
            } else if (choice == 1) {
                slots.tryWait().ifPresent(held::add);
            } else if (!held.isEmpty()) {
                ImportSlot one = held.get(random.nextInt(held.size()));
                if (choice == 2) {
                    assertThat(one.awaitTurn()).isNotNull();
                } else if (choice == 3) {
                    one.release();
                    held.remove(one);
                }
            }
            assertThat(slots.running()).isBetween(0, 2);
            assertThat(slots.waiting()).isBetween(0, 3);
            assertThat(slots.running() + slots.waiting()).isEqualTo(held.size());
        }
        held.forEach(ImportSlot::release);
        assertThat(slots.running() + slots.waiting()).isZero();
    }
}
