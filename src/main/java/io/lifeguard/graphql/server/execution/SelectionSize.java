package io.lifeguard.graphql.server.execution;

/**
 * The size of a selection set with its fragments expanded. Numbers that would overflow are {@link Long#MAX_VALUE}.
 *
 * @param width fields at its top level
 * @param depth levels of nested fields
 * @param aliases fields with an alias, at any depth
 * @param weight of the result, without the entries of a page
 * @param entryWeight of each entry of a page; 0 outside a connection
 */
record SelectionSize(long width, int depth, long aliases, long weight, long entryWeight) {
    static final SelectionSize EMPTY = new SelectionSize(0, 0, 0, 0, 0);

    /** The size of both together. */
    SelectionSize plus(SelectionSize other) {
        return new SelectionSize(
                sum(width, other.width),
                Math.max(depth, other.depth),
                sum(aliases, other.aliases),
                sum(weight, other.weight),
                sum(entryWeight, other.entryWeight));
    }

    /** The size of a field that has this as its selection set, once per entry. */
    SelectionSize inField(boolean alias, long ownWeight, long entries) {
        return new SelectionSize(
                1, depth + 1, aliases(alias), sum(ownWeight, product(entries, sum(weight, entryWeight))), 0);
    }

    /** The size of a connection field that has this as its selection set. */
    SelectionSize inPage(boolean alias, long ownWeight, long entries) {
        return new SelectionSize(
                1, depth + 1, aliases(alias), sum(ownWeight, sum(weight, product(entries, entryWeight))), 0);
    }

    /** The size of the field that holds the entries of a page. */
    SelectionSize inPageEntries(boolean alias) {
        return new SelectionSize(1, depth + 1, aliases(alias), 0, sum(1, weight));
    }

    private long aliases(boolean alias) {
        return sum(aliases, alias ? 1 : 0);
    }

    static long product(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
