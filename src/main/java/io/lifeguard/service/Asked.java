package io.lifeguard.service;

import io.lifeguard.model.Ids;
import io.lifeguard.model.ValueForm;

/** The ids in a question: checked before anything is looked up by them. */
final class Asked {
    private Asked() {}

    /** The SIP address that is meant; {@code a@b} is taken for {@code sip:a@b}. */
    static String sipAddress(String argument, String text) {
        return checked(argument, ValueForm.SIP_ADDRESS, Ids.sipAddress(text));
    }

    static String fqdn(String argument, String text) {
        return checked(argument, ValueForm.FQDN, text);
    }

    static String checked(String argument, ValueForm form, String text) {
        form.problemWith(text).ifPresent(problem -> {
            throw new InvalidValueException(argument + ": " + problem + ".");
        });
        return text;
    }
}
