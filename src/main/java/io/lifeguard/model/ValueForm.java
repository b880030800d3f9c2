package io.lifeguard.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** The form and maximum length of each kind of value. Lengths are in Unicode code points. */
public enum ValueForm {
    /** At least two labels of letters, digits and hyphens (RFC 1123). */
    FQDN(253, Patterns.FQDN, "a fully qualified domain name such as pool01.contoso.com"),
    /** {@code sip:name@domain}; the limit is that of {@code msRTCSIP-PrimaryUserAddress} in Active Directory. */
    SIP_ADDRESS(454, Patterns.SIP_ADDRESS, "a SIP address such as sip:ada@contoso.com"),
    SITE(256, Patterns.VISIBLE, "a site name of 1 to 256 characters"),
    /** {@code Global}, {@code Site:<site>} or {@code Tag:<name>}; the site or name has at most 256 characters. */
    POLICY_IDENTITY(256 + 5, Patterns.POLICY_IDENTITY, "Global, Site:<site> or Tag:<name>"),
    /** The {@code Guid} of Lync, or the id of another directory. */
    EXTERNAL_ID(256, Patterns.VISIBLE, "an id of 1 to 256 characters"),
    /** The name of a user, chat pool, category, room or add-in. */
    NAME(256, Patterns.VISIBLE, "a name of 1 to 256 characters"),
    /** Absolute, with a host. The length is inferred: what browsers and proxies take. */
    ADD_IN_URL(2048, Patterns.WEB_ADDRESS, "an http or https address such as https://apps.contoso.com/ticker"),
    /** The only form that allows line breaks and tabs. */
    DESCRIPTION(1024, Patterns.PRINTABLE, "a text of at most 1024 characters");

    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private final int maxLength;
    private final Pattern pattern;
    private final String expected;

    ValueForm(int maxLength, Pattern pattern, String expected) {
        this.maxLength = maxLength;
        this.pattern = pattern;
        this.expected = expected;
    }

    public int maxLength() {
        return maxLength;
    }

    /** A message about a value that is not valid, without the full stop; empty for a valid value. */
    public Optional<String> problemWith(String value) {
        int length = value.codePointCount(0, value.length());
        if (length > maxLength) {
            return Optional.of("%s has %d characters; at most %d are allowed"
                    .formatted(InputSanitizer.quote(value), length, maxLength));
        }
        if (!hasOnlyAllowedCharacters(value)) {
            return Optional.of(InputSanitizer.quote(value)
                    + " contains control characters, line breaks or unpaired surrogates; expected " + expected);
        }
        return invisible(value)
                .or(() -> pattern.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("%s is not %s".formatted(InputSanitizer.quote(value), expected)));
    }

    /**
     * Whether a stored value may be this one. Values with characters that are not visible may be stored from before they
     * were refused.
     */
    public boolean mayBeStored(String value) {
        return value.codePointCount(0, value.length()) <= maxLength
                && hasOnlyAllowedCharacters(value)
                && pattern.matcher(value).matches();
    }

    private Optional<String> invisible(String value) {
        return switch (this) {
            case FQDN, SIP_ADDRESS, EXTERNAL_ID, ADD_IN_URL -> InvisibleCharacters.problemOfId(value);
            case SITE, POLICY_IDENTITY, NAME -> InvisibleCharacters.problemOfName(value);
            case DESCRIPTION -> Optional.empty();
        };
    }

    private boolean hasOnlyAllowedCharacters(String value) {
        return value.codePoints().allMatch(this::isAllowed);
    }

    private boolean isAllowed(int c) {
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

        private static final String NOT_PRINTABLE = "\\s\\x01-\\x1f\\x7f-\\x9f";
        static final Pattern WEB_ADDRESS = Pattern.compile("[hH][tT][tT][pP][sS]?://"
                + ("(?:[^/?#@\\\\" + NOT_PRINTABLE + "]*@)?")
                + ("(?:\\[[0-9a-fA-F:.]+\\]|[^/?#@:\\\\\\[\\]" + NOT_PRINTABLE + "]+)")
                + ("(?::[0-9]{1,5})?(?:[/?#][^" + NOT_PRINTABLE + "]*)?"));

        static final Pattern PRINTABLE = Pattern.compile("(?s).*");

        private Patterns() {}
    }
}
