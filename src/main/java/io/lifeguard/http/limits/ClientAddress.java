package io.lifeguard.http.limits;

import java.util.concurrent.TimeUnit;

/** The open connections of a client address, and its budget for new ones. */
final class ClientAddress {
    static final int BUDGET_SECONDS = 5;

    private final int maxOpen;
    private final double perNano;
    private final double maxBudget;
    private int open;
    private double budget;
    private long budgetNanos;

    ClientAddress(int maxOpen, int newPerSecond, long nowNanos) {
        this.maxOpen = maxOpen;
        this.perNano = (double) newPerSecond / TimeUnit.SECONDS.toNanos(1);
        this.maxBudget = (double) newPerSecond * BUDGET_SECONDS;
        this.budget = maxBudget;
        this.budgetNanos = nowNanos;
    }

    enum Admission {
        ADMITTED,
        TOO_MANY_OPEN,
        TOO_MANY_NEW
    }

    /** Counts a connection, if the address may open another one; {@link #close} ends it. */
    synchronized Admission open(long nowNanos) {
        if (open >= maxOpen) {
            return Admission.TOO_MANY_OPEN;
        } else if (!spend(nowNanos)) {
            return Admission.TOO_MANY_NEW;
        }
        open++;
        return Admission.ADMITTED;
    }

    synchronized void close() {
        open--;
    }

    /** Takes one from the budget; false if it is used up. */
    synchronized boolean spend(long nowNanos) {
        refill(nowNanos);
        if (budget < 1) {
            return false;
        }
        budget--;
        return true;
    }

    /** Whether the address is as one that was never seen. */
    synchronized boolean isUnused(long nowNanos) {
        refill(nowNanos);
        return open == 0 && budget >= maxBudget;
    }

    private void refill(long nowNanos) {
        budget = Math.min(maxBudget, budget + (nowNanos - budgetNanos) * perNano);
        budgetNanos = nowNanos;
    }
}
