package io.lifeguard.rules;

/**
 * What an accepted write brings about elsewhere.
 *
 * @param count how many things are concerned, at least 1
 * @param breach whether the write creates or worsens a breach of the rule, rather than only telling something about it
 */
public record Warning(Rule rule, String reason, int count, boolean breach) {

    public Warning(Rule rule, String reason, int count) {
        this(rule, reason, count, true);
    }

    public static Warning information(Rule rule, String reason, int count) {
        return new Warning(rule, reason, count, false);
    }
}
