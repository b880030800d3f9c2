package io.lifeguard.graphql.server.execution;

/**
 * How large a selection is once its fragments are expanded. No figure overflows: those that would are the largest there is.
 *
 * @param width fields that stand in it directly
 * @param depth fields that stand in one another
 * @param aliases fields with an alias, at any depth
 * @param weight of the answer, without the entries of the page that it is
 * @param weightOfEntry of each entry of the page that it is; 0 if it is none
 */
record SelectionSize(long width, int depth, long aliases, long weight, long weightOfEntry) {
    static final SelectionSize NOTHING = new SelectionSize(0, 0, 0, 0, 0);

    /** Both beside each other. */
    SelectionSize and(SelectionSize other) {
        return new SelectionSize(
                sum(width, other.width),
                Math.max(depth, other.depth),
                sum(aliases, other.aliases),
                sum(weight, other.weight),
                sum(weightOfEntry, other.weightOfEntry));
    }

    /** A field that has this below it, once for each of its entries. */
    SelectionSize under(boolean alias, long ownWeight, long entries) {
        return new SelectionSize(
                1, depth + 1, aliases(alias), sum(ownWeight, product(entries, sum(weight, weightOfEntry))), 0);
    }

    /** A field that is a page of so many entries, with this below it. */
    SelectionSize underPage(boolean alias, long ownWeight, long entries) {
        return new SelectionSize(
                1, depth + 1, aliases(alias), sum(ownWeight, sum(weight, product(entries, weightOfEntry))), 0);
    }

    /** The field that holds the entries of a page, with this below it. */
    SelectionSize underEntries(boolean alias) {
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
