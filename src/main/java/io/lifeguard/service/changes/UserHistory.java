package io.lifeguard.service.changes;

import io.lifeguard.model.change.UserAddressChange;
import io.lifeguard.store.changes.UserTraces.AddressSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of the change log about one deleted user, from the deletion back to the creation, under every SIP address
 * that the user had. Several users may have had the same address one after the other.
 *
 * @param numbers the revision numbers of the entries about the user, newest first; at least one
 * @param spans where the entries about the user's client configurations are
 */
record UserHistory(List<Long> numbers, List<AddressSpan> spans) {

    /** The SIP address that replaces the user's own in all entries. No user can have it. */
    String pseudonym() {
        return "sip:erased-" + numbers.get(numbers.size() - 1) + "@erased.invalid";
    }

    /**
     * The time during which a user had one SIP address.
     *
     * @param entries newest first; at least one
     * @param before the revision number of the last entry about another user who had the address before; 0 if there is
     *     none
     */
    record AddressPeriod(List<UserAddressChange> entries, long before) {
        UserAddressChange earliest() {
            return entries.get(entries.size() - 1);
        }

        /** Whether the period begins with the creation of the user. Otherwise a rename or the start of the log begins it. */
        boolean isFirst() {
            return earliest().isFirst();
        }

        /** @param from the revision number of the first entry that may be about the user */
        AddressSpan span(long from) {
            return new AddressSpan(earliest().address(), from, entries.get(0).number());
        }
    }

    /**
     * The periods that ended with the deletion of the user.
     *
     * @param entries all entries under one address, newest first
     */
    static List<AddressPeriod> deleted(List<UserAddressChange> entries) {
        List<AddressPeriod> periods = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).isLast()) {
                periods.add(period(entries.subList(i, entries.size())));
            }
        }
        return periods;
    }

    /**
     * The period that the first entry ends.
     *
     * @param entries under one address, newest first; at least one
     */
    static AddressPeriod period(List<UserAddressChange> entries) {
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
