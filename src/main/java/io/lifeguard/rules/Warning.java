package io.lifeguard.rules;

/**
 * A side effect of an accepted write.
 *
 * @param count the number of objects concerned, at least 1
 * @param breach whether the write creates or worsens a breach of the rule; false for information
 */
public record Warning(Rule rule, String reason, int count, boolean breach) {

    public Warning(Rule rule, String reason, int count) {
        this(rule, reason, count, true);
    }

    public static Warning information(Rule rule, String reason, int count) {
        return new Warning(rule, reason, count, false);
    }
}
