package io.lifeguard.rules.remedy;

/**
 * A text that names a user by SIP address at one place, or nowhere, so that it serves all users.
 *
 * @param before what precedes the address; the whole text if it names nobody
 */
public record AddressedText(String before, boolean isAddressed, String after) {

    static AddressedText fixed(String text) {
        return new AddressedText(text, false, "");
    }

    static AddressedText around(String before, String after) {
        return new AddressedText(before, true, after);
    }

    String to(String sipAddress) {
        return isAddressed ? before + sipAddress + after : before;
    }
}
