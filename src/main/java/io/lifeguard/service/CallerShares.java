package io.lifeguard.service;

import io.lifeguard.access.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How much of something that is limited each caller has in use, of those who have signed in. */
public final class CallerShares {
    private final int maxPerCaller;
    private final Map<String, Integer> used = new ConcurrentHashMap<>();

    /** @param maxPerCaller how much one caller may use, 1 or more */
    public CallerShares(int maxPerCaller) {
        this.maxPerCaller = maxPerCaller;
    }

    public int maxPerCaller() {
        return maxPerCaller;
    }

    /** Counts one more use; false if the caller uses as much as it may. {@link #remove} ends it. */
    public boolean tryAdd(Optional<Caller> caller) {
        return caller.filter(Caller::hasSignedIn).isEmpty()
                || tryAdd(caller.get().name());
    }

    private boolean tryAdd(String caller) {
        if (used.merge(caller, 1, Integer::sum) > maxPerCaller) {
            remove(caller);
            return false;
        }
        return true;
    }

    public void remove(Optional<Caller> caller) {
        caller.filter(Caller::hasSignedIn).ifPresent(known -> remove(known.name()));
    }

    private void remove(String caller) {
        used.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
    }
}
