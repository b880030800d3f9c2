package io.lifeguard.rules;

import io.lifeguard.model.InputSanitizer;

/** Messages for objects that do not exist. */
public final class NotFoundMessages {
    private NotFoundMessages() {}

    public static String frontEndPool(String fqdn) {
        return "There is no front-end pool " + InputSanitizer.quote(fqdn) + ".";
    }

    public static String chatPool(String fqdn) {
        return "There is no chat pool " + InputSanitizer.quote(fqdn) + ".";
    }

    public static String policy(String identity) {
        return "There is no policy " + InputSanitizer.quote(identity) + ".";
    }

    public static String user(String sipAddress) {
        return "There is no user " + InputSanitizer.quote(sipAddress) + ".";
    }

    public static String category(String id) {
        return item("category", id);
    }

    public static String room(String id) {
        return item("room", id);
    }

    public static String addIn(String id) {
        return item("add-in", id);
    }

    private static String item(String kind, String id) {
        return "There is no " + kind + " " + InputSanitizer.quote(id)
                + (id.indexOf('\\') < 0 ? "; its id has the form pool\\name." : ".");
    }
}
