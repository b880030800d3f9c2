package io.lifeguard.service.event;

import io.lifeguard.store.event.FollowedWrites;
import io.lifeguard.store.event.FollowedWrites.FollowedEntry;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/**
 * One write, as the log has it.
 *
 * @param revision the number of the revision after its last entry
 * @param entries those that eligibility may depend on
 */
record FollowedWrite(long revision, List<FollowedEntry> entries) {
    /** The most entries that are read at a time. */
    static final int PAGE = 1_000;

    /** A write with more entries that matter is followed in parts, to bound memory. */
    private static final int MAX_ENTRIES = 100_000;

    boolean changesTopology() {
        return entries.stream()
                .anyMatch(entry -> !entry.type().equals("User") && !entry.type().equals("ClientConfiguration"));
    }

    /**
     * The next writes of the log, all whole; none at its end.
     *
     * @param position the number of the revision that they come after
     */
    static Uni<List<FollowedWrite>> after(SqlExecutor statements, long position) {
        return FollowedWrites.after(statements, position, PAGE).chain(entries -> {
            int end = entries.size() < PAGE ? entries.size() : lastBegin(entries);
            return end > 0 || entries.isEmpty()
                    ? Uni.createFrom().item(grouped(entries.subList(0, end)))
                    : rest(statements, entries, new ArrayList<>());
        });
    }

    /** A write that is longer than a page. */
    private static Uni<List<FollowedWrite>> rest(
            SqlExecutor statements, List<FollowedEntry> page, List<FollowedEntry> entries) {
        long last = page.get(page.size() - 1).revision();
        page.stream().filter(FollowedEntry::matters).forEach(entries::add);
        List<FollowedWrite> soFar = List.of(new FollowedWrite(last, entries));
        if (page.size() < PAGE || entries.size() >= MAX_ENTRIES) {
            return Uni.createFrom().item(soFar);
        }
        return FollowedWrites.after(statements, last, PAGE).chain(next -> {
            int end = 0;
            while (end < next.size() && next.get(end).continues()) {
                end++;
            }
            if (end == 0) {
                return Uni.createFrom().item(soFar);
            }
            // shorter than a page if the write ends in it
            return rest(statements, next.subList(0, end), entries);
        });
    }

    /** The index of the last entry that begins a write; 0 if only the first may. */
    private static int lastBegin(List<FollowedEntry> entries) {
        int last = entries.size() - 1;
        while (last > 0 && entries.get(last).continues()) {
            last--;
        }
        return last;
    }

    private static List<FollowedWrite> grouped(List<FollowedEntry> entries) {
        List<FollowedWrite> writes = new ArrayList<>();
        int begin = 0;
        for (int end = 1; end <= entries.size(); end++) {
            if (end == entries.size() || !entries.get(end).continues()) {
                List<FollowedEntry> write = entries.subList(begin, end);
                writes.add(new FollowedWrite(
                        entries.get(end - 1).revision(),
                        write.stream().filter(FollowedEntry::matters).toList()));
                begin = end;
            }
        }
        return writes;
    }
}
