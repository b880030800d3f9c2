package io.lifeguard.service.changes;

import io.lifeguard.model.change.UserAddressChange;
import io.lifeguard.store.changes.UserTraces.AddressSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * What the log keeps of one user who was deleted: from the deletion back to where the user was new, under each address
 * that the user had. An address may have been several users' one after the other.
 *
 * @param numbers of the revisions of the entries about the user, the newest first; one at least
 * @param spans of the entries about the user's client configurations
 */
record UserHistory(List<Long> numbers, List<AddressSpan> spans) {

    /** The name that stands for the user from then on: nobody's, and the same in all of the user's entries. */
    String pseudonym() {
        return "sip:erased-" + numbers.get(numbers.size() - 1) + "@erased.invalid";
    }

    /**
     * A user's time under one address.
     *
     * @param entries the newest first; one at least
     * @param before the number of the entry about somebody else who had the address before; 0 if there is none
     */
    record AddressPeriod(List<UserAddressChange> entries, long before) {
        UserAddressChange earliest() {
            return entries.get(entries.size() - 1);
        }

        /** Whether the user was new then; if not, the user came with another address, or the log begins later. */
        boolean isFirst() {
            return earliest().isFirst();
        }

        /** @param from the number of the first entry that may be about the user */
        AddressSpan span(long from) {
            return new AddressSpan(earliest().address(), from, entries.get(0).number());
        }
    }

    /**
     * The stays that ended with a deletion.
     *
     * @param entries all under one address, the newest first
     */
    static List<AddressPeriod> ended(List<UserAddressChange> entries) {
        List<AddressPeriod> stays = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).isLast()) {
                stays.add(stay(entries.subList(i, entries.size())));
            }
        }
        return stays;
    }

    /**
     * The stay that ends with the first of the entries.
     *
     * @param entries under one address, the newest first; one at least
     */
    static AddressPeriod stay(List<UserAddressChange> entries) {
        int end = 1;
        while (!entries.get(end - 1).isFirst() && end < entries.size() && !isEnd(entries.get(end))) {
            end++;
        }
        return new AddressPeriod(
                entries.subList(0, end), end < entries.size() ? entries.get(end).number() : 0);
    }

    private static boolean isEnd(UserAddressChange entry) {
        return entry.isLast() || entry.isRename();
    }
}
