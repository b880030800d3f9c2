package io.lifeguard.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** The form and length that each kind of value has. Lengths are in characters (code points). */
public enum ValueForm {
    /** Labels of letters, digits and hyphens, two at least; 253 characters at most (RFC 1123). */
    FQDN(1, 253, Patterns.FQDN, "a fully qualified domain name such as pool01.contoso.com"),
    /** {@code sip:name@domain}; 454 characters at most, as Active Directory's {@code msRTCSIP-PrimaryUserAddress}. */
    SIP_ADDRESS(1, 454, Patterns.SIP_ADDRESS, "a SIP address such as sip:ada@contoso.com"),
    SITE(1, 256, Patterns.VISIBLE, "the name of a site"),
    /** {@code Global}, {@code Site:<site>} or {@code Tag:<name>}, the site or name of 256 characters at most. */
    POLICY_IDENTITY(1, 256 + 5, Patterns.POLICY_IDENTITY, "Global, Site:<site> or Tag:<name>"),
    /** The directory's {@code Guid}, or what another directory has in its place. */
    EXTERNAL_ID(1, 256, Patterns.VISIBLE, "an id of 1 to 256 characters"),
    /** Of a user, a chat pool, a category or a room. */
    NAME(1, 256, Patterns.VISIBLE, "a name of 1 to 256 characters"),
    ADD_IN_NAME(1, 50, Patterns.VISIBLE, "a name of 1 to 50 characters"),
    /** Absolute, with a host. */
    ADD_IN_URL(1, 255, Patterns.WEB_ADDRESS, "an http or https address such as https://apps.contoso.com/ticker"),
    /** The only one that may hold line breaks and tabs. */
    DESCRIPTION(0, 1024, Patterns.PRINTABLE, "a text of at most 1024 characters");

    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private final int shortest;
    private final int maxLength;
    private final Pattern pattern;
    private final String expected;

    ValueForm(int shortest, int longest, Pattern pattern, String expected) {
        this.shortest = shortest;
        this.maxLength = longest;
        this.pattern = pattern;
        this.expected = expected;
    }

    public int maxLength() {
        return maxLength;
    }

    /** What is wrong with a value and what would be right, in a sentence; empty if nothing is. */
    public Optional<String> problemWith(String value) {
        int length = value.codePointCount(0, value.length());
        if (length > maxLength) {
            return Optional.of("%s has %d characters; expected %s, at most %d characters"
                    .formatted(InputSanitizer.quote(value), length, expected, maxLength));
        }
        if (length < shortest) {
            return Optional.of("it is empty; expected " + expected);
        }
        if (!wellFormed(value)) {
            return Optional.of(InputSanitizer.quote(value)
                    + " holds control characters, line breaks or halves of surrogate pairs; expected " + expected);
        }
        return pattern.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("%s is not %s".formatted(InputSanitizer.quote(value), expected));
    }

    private boolean wellFormed(String value) {
        return value.codePoints().allMatch(this::mayHold);
    }

    private boolean mayHold(int c) {
        boolean lineLayout = c == '\n' || c == '\r' || c == '\t' || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
        return lineLayout
                ? this == DESCRIPTION
                : !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }

    private static final class Patterns {
        private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
        static final Pattern FQDN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");
        static final Pattern SIP_ADDRESS =
                Pattern.compile("[sS][iI][pP]:[^\\s@:<>\"]+@" + LABEL + "(?:\\." + LABEL + ")*");
        static final Pattern POLICY_IDENTITY =
                Pattern.compile("(?:global|(?:site|tag):\\S(?:.{0,254}\\S)?)", Pattern.CASE_INSENSITIVE);
        /** Neither empty nor padded with white space. */
        static final Pattern VISIBLE = Pattern.compile("\\S(?:.*\\S)?");

        private static final String UNSEEN = "\\s\\x01-\\x1f\\x7f-\\x9f";
        static final Pattern WEB_ADDRESS = Pattern.compile("[hH][tT][tT][pP][sS]?://"
                + ("(?:[^/?#@\\\\" + UNSEEN + "]*@)?")
                + ("(?:\\[[0-9a-fA-F:.]+\\]|[^/?#@:\\\\\\[\\]" + UNSEEN + "]+)")
                + ("(?::[0-9]{1,5})?(?:[/?#][^" + UNSEEN + "]*)?"));

        static final Pattern PRINTABLE = Pattern.compile("(?s).*");

        private Patterns() {}
    }
}
