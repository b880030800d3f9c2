package io.lifeguard.service.imports.users;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The rows of a file of users that take the address of another stored user, and the rows that rename these users: chains
 * and cycles in which a row can be applied only if the next one is. Rows are known by their lines; takes 29 bytes for each.
 */
final class AddressClaims {
    /** The file has no such rows. */
    static final AddressClaims NONE = of(new long[0], new long[0]);

    private static final int FREE = -1;
    /** Chains are applied in one transaction until they have so many rows; then the next one begins. */
    private static final int MIN_GROUP = 2_000;
    /** The whole file is read for each group. */
    private static final int MAX_GROUPS = 16;

    private final long[] lines;
    private final boolean[] isClaim;
    private final int[] next;
    private final RowState[] states;
    private final int[] groups;
    private int groupCount;

    /** What is known about a row. */
    private enum RowState {
        UNDECIDED,
        ACCEPTED,
        ON_PATH,
        APPLICABLE,
        NOT_APPLICABLE
    }

    /** Whether a row may have the address of a stored user who has another external id. */
    enum Claim {
        /** There is no such user, or the row is about this user. */
        NONE,
        /** The user keeps the address. */
        DENIED,
        /** Another row renames the user. */
        GRANTED,
        /** No row names the external id of the user, who is absent and is deleted. */
        GRANTED_BY_REMOVAL
    }

    private AddressClaims(long[] lines, boolean[] isClaim, int[] next) {
        this.lines = lines;
        this.isClaim = isClaim;
        this.next = next;
        this.states = new RowState[lines.length];
        this.groups = new int[lines.length];
        Arrays.fill(states, RowState.UNDECIDED);
    }

    /**
     * @param claimLines of the rows that take an address, ascending
     * @param holderLines for each of them, the row that renames the user; 0 for one that no row names
     */
    static AddressClaims of(long[] claimLines, long[] holderLines) {
        long[] sorted = LongStream.concat(LongStream.of(claimLines), LongStream.of(holderLines))
                .filter(line -> line > 0)
                .sorted()
                .toArray();
        long[] lines = IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                .mapToLong(i -> sorted[i])
                .toArray();
        boolean[] isClaim = new boolean[lines.length];
        int[] next = new int[lines.length];
        Arrays.fill(next, FREE);
        for (int i = 0; i < claimLines.length; i++) {
            int row = Arrays.binarySearch(lines, claimLines[i]);
            isClaim[row] = true;
            next[row] = holderLines[i] > 0 ? Arrays.binarySearch(lines, holderLines[i]) : FREE;
        }
        return new AddressClaims(lines, isClaim, next);
    }

    boolean isEmpty() {
        return lines.length == 0;
    }

    boolean contains(long line) {
        return Arrays.binarySearch(lines, line) >= 0;
    }

    /** Says that a row breaks no rule if it gets the address. */
    void accept(long line) {
        states[Arrays.binarySearch(lines, line)] = RowState.ACCEPTED;
    }

    /** Decides about all rows that are accepted, and groups those that are applied together. */
    void resolve() {
        int[] path = new int[lines.length];
        int[] chains = new int[lines.length];
        int chainCount = 0;
        Arrays.setAll(states, row -> states[row] == RowState.ACCEPTED ? RowState.ACCEPTED : RowState.NOT_APPLICABLE);
        for (int start = 0; start < lines.length; start++) {
            int length = 0;
            int row = start;
            while (row != FREE && states[row] == RowState.ACCEPTED) {
                states[row] = RowState.ON_PATH;
                path[length++] = row;
                row = next[row];
            }
            boolean applicable = row == FREE || states[row] != RowState.NOT_APPLICABLE;
            // a path that ends in rows that were decided before belongs to their chain
            int chain = row != FREE && states[row] == RowState.APPLICABLE ? chains[row] : chainCount++;
            for (int i = 0; i < length; i++) {
                states[path[i]] = applicable ? RowState.APPLICABLE : RowState.NOT_APPLICABLE;
                chains[path[i]] = chain;
            }
        }
        group(chains, chainCount);
    }

    private void group(int[] chains, int chainCount) {
        int[] sizes = new int[chainCount];
        for (int row = 0; row < lines.length; row++) {
            sizes[chains[row]] += states[row] == RowState.APPLICABLE ? 1 : 0;
        }
        int most = Math.max(MIN_GROUP, lines.length / MAX_GROUPS);
        int size = 0;
        int[] groupOfChain = new int[chainCount];
        groupCount = 0;
        for (int chain = 0; chain < chainCount; chain++) {
            if (size == 0 || size >= most) {
                groupCount++;
                size = 0;
            }
            groupOfChain[chain] = groupCount - 1;
            size += sizes[chain];
        }
        for (int row = 0; row < lines.length; row++) {
            groups[row] = groupOfChain[chains[row]];
        }
    }

    /** The number of groups; the rows of each are applied in one transaction. */
    int groupCount() {
        return groupCount;
    }

    int groupSize(int group) {
        int size = 0;
        for (int row = 0; row < lines.length; row++) {
            size += isIn(group, row) ? 1 : 0;
        }
        return size;
    }

    boolean isIn(int group, long line) {
        int row = Arrays.binarySearch(lines, line);
        return row >= 0 && isIn(group, row);
    }

    private boolean isIn(int group, int row) {
        return states[row] == RowState.APPLICABLE && groups[row] == group;
    }

    /** Whether the row is applied with its group. */
    boolean isGrouped(long line) {
        int row = Arrays.binarySearch(lines, line);
        return row >= 0 && states[row] == RowState.APPLICABLE;
    }

    /** Makes the rows of a group ordinary ones: what was found when they were decided is no longer so. */
    void dissolve(int group) {
        for (int row = 0; row < lines.length; row++) {
            if (isIn(group, row)) {
                states[row] = RowState.NOT_APPLICABLE;
            }
        }
    }

    /** Before {@link #resolve} all claims are granted, so that a row is refused for other reasons only. */
    Claim claim(long line) {
        int row = Arrays.binarySearch(lines, line);
        if (row < 0 || !isClaim[row]) {
            return Claim.NONE;
        }
        if (next[row] == FREE) {
            return Claim.GRANTED_BY_REMOVAL;
        }
        return states[next[row]] == RowState.NOT_APPLICABLE && states[row] != RowState.UNDECIDED
                ? Claim.DENIED
                : Claim.GRANTED;
    }
}
