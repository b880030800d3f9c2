package io.lifeguard.exports.raw;

/**
 * A row that is not about an object of the kind of its file: neither applied nor refused.
 *
 * @param line in which the row begins, from 1
 * @param content the beginning of what the row says about itself; empty if that is nothing
 */
public record PassedOverRow(long line, PassedOverReason reason, String content) {

    /** The reason why a row is passed over. */
    public enum PassedOverReason {
        /** Only delimiters and white space. */
        BLANK("The row has no values."),
        /** A {@code #TYPE} line, a {@code sep=} line or the header again, in the middle of a file. */
        REPEATED_HEAD("The row repeats the head of the file, as in exports that were joined."),
        /** A server or service of a role that this kind of import does not read. */
        OTHER_ROLE("The row is about a service of another role."),
        NO_SIP_ADDRESS("The row is about an account without a SIP address."),
        /** A trusted application that is not named as a Group Chat pool. */
        TRUSTED_APPLICATION("The row is about a trusted application; if it is a Group Chat pool, "
                + "name its FQDN in the parameter groupChatPools.");

        private final String sentence;

        PassedOverReason(String sentence) {
            this.sentence = sentence;
        }

        /** A sentence for the report. */
        public String sentence() {
            return sentence;
        }
    }
}
