package io.lifeguard.service.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers by which a receiver verifies a message.
 *
 * @param id of the message
 * @param timestamp of the attempt, in seconds since 1970
 * @param signature with its version
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks</a>
 */
record WebhookSignature(String id, long timestamp, String signature) {
    private static final String ALGORITHM = "HmacSHA256";

    /** Signs a message with a symmetric key. */
    static WebhookSignature of(byte[] key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return new WebhookSignature(
                    id, timestamp, "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
