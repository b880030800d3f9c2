package io.lifeguard.service.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A target of webhooks. Its secret is in no message. */
final class WebhookTarget {
    private static final Pattern SECRET = Pattern.compile("whsec_([A-Za-z0-9+/]+={0,2})");
    private static final int MIN_KEY_BYTES = 24;
    private static final int MAX_KEY_BYTES = 64;

    private final String name;
    private final URI url;
    private final byte[] key;

    private WebhookTarget(String name, URI url, byte[] key) {
        this.name = name;
        this.url = url;
        this.key = key;
    }

    /**
     * A target as it is configured.
     *
     * @param plainAllowed whether the scheme may be http
     * @throws IllegalArgumentException whose message says what is wrong with the address or the secret
     */
    static WebhookTarget of(String name, String url, String secret, boolean plainAllowed) {
        return new WebhookTarget(name, url(name, url, plainAllowed), key(name, secret));
    }

    private static URI url(String name, String text, boolean plainAllowed) {
        String setting = WebhookTargets.setting(name, "url");
        URI url;
        try {
            url = URI.create(new URI(text).toASCIIString());
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(setting + " is not a URL");
        }
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        boolean isAllowed = scheme.equals("https") || (scheme.equals("http") && plainAllowed);
        if (!isAllowed || url.getHost() == null) {
            throw new IllegalArgumentException(setting + " has to begin with https:// and a host"
                    + (plainAllowed ? ", or http://" : "; http:// needs lifeguard.webhooks.private-addresses"));
        }
        if (url.getRawUserInfo() != null
                || url.getRawFragment() != null
                || url.getPort() == 0
                || url.getPort() > 65535) {
            throw new IllegalArgumentException(
                    setting + " has to be without a user, without a fragment, and with a valid port");
        }
        return url;
    }

    private static byte[] key(String name, String secret) {
        var matcher = SECRET.matcher(secret);
        Optional<byte[]> key = matcher.matches() ? decoded(matcher.group(1)) : Optional.empty();
        return key.filter(bytes -> bytes.length >= MIN_KEY_BYTES && bytes.length <= MAX_KEY_BYTES)
                .orElseThrow(() -> new IllegalArgumentException(WebhookTargets.setting(name, "secret")
                        + " has to be whsec_ and 24 to 64 random bytes in Base64, as Standard Webhooks say"));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    String name() {
        return name;
    }

    URI url() {
        return url;
    }

    boolean isHttps() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    int port() {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return isHttps() ? 443 : 80;
    }

    String pathAndQuery() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** The URL without its path and query: many services have the token of a webhook there. */
    String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    WebhookSignature signature(String id, long timestamp, byte[] body) {
        return WebhookSignature.of(key, id, timestamp, body);
    }
}
