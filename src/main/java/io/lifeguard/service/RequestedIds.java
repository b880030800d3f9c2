package io.lifeguard.service;

import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;

/** The ids in a question: checked before anything is looked up by them. */
public final class RequestedIds {
    private RequestedIds() {}

    /** The SIP address that is meant; {@code a@b} is taken for {@code sip:a@b}. */
    public static String sipAddress(String argument, String text) {
        return checked(argument, ValueForm.SIP_ADDRESS, Ids.sipAddress(text));
    }

    public static String fqdn(String argument, String text) {
        return checked(argument, ValueForm.FQDN, text);
    }

    public static String checked(String argument, ValueForm form, String text) {
        form.problemWith(text).ifPresent(problem -> {
            throw LifeguardException.invalidValue(argument + ": " + problem + ".");
        });
        return text;
    }
}
