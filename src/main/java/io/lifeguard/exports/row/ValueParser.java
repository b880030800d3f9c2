package io.lifeguard.exports.row;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.InvisibleCharacters;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parses the values of an export. */
final class ValueParser {
    private static final String SITE_PREFIX = "Site:";
    private static final int SKYPE_FOR_BUSINESS_2015 = 7;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final String SERVICE_VERSIONS = Arrays.stream(Release.values())
            .map(r -> "%d (%s)".formatted(r.version(), r.title()))
            .collect(Collectors.joining(", "));

    private ValueParser() {}

    static CellReader.CellParser<String> of(ValueForm form) {
        return (text, problem) -> checked(text, form, problem);
    }

    private static Cell<String> checked(String text, ValueForm form, Consumer<String> problem) {
        Optional<String> wrong = form.problemWith(text);
        wrong.ifPresent(problem);
        return wrong.isPresent() ? Cell.absent() : Cell.of(text);
    }

    /** A display name; spaces of every kind become plain ones. */
    static Cell<String> displayName(String text, Consumer<String> problem) {
        return checked(InvisibleCharacters.withPlainSpaces(text).strip(), ValueForm.NAME, problem);
    }

    /** An FQDN or a service id such as {@code Registrar:pool01.contoso.com}. */
    static Cell<String> fqdn(String text, Consumer<String> problem) {
        return checked(withoutService(text), ValueForm.FQDN, problem);
    }

    /** Removes the prefix of a service id: a word and a colon. The word depends on the command that exported it. */
    static String withoutService(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean prefixed = end > 0 && end < text.length() && text.charAt(end) == ':';
        return prefixed ? text.substring(end + 1).strip() : text;
    }

    /** A site with or without the prefix {@code Site:}. */
    static Cell<String> site(String text, Consumer<String> problem) {
        boolean prefixed = text.regionMatches(true, 0, SITE_PREFIX, 0, SITE_PREFIX.length());
        String site = prefixed ? text.substring(SITE_PREFIX.length()).strip() : text;
        return checked(site, ValueForm.SITE, problem);
    }

    static Cell<String> sipAddress(String text, Consumer<String> problem) {
        return checked(text.isEmpty() ? text : Ids.sipAddress(text), ValueForm.SIP_ADDRESS, problem);
    }

    /**
     * The {@code Version} of a service: a number. Build numbers are refused: Lync 2013 builds start with 5 and Lync
     * 2010 builds with 4, which would give the wrong release.
     */
    static Cell<Release> version(String text, Consumer<String> problem) {
        if (!NUMBER.matcher(text).matches()) {
            problem.accept("%s is not a service version; expected one of %s, not a build number"
                    .formatted(InputSanitizer.quote(text), SERVICE_VERSIONS));
            return Cell.absent();
        }
        int version = Integer.parseInt(text);
        Optional<Release> release = Release.ofVersion(version);
        if (release.isEmpty()) {
            problem.accept("%d is %s; expected one of %s".formatted(version, unsupported(version), SERVICE_VERSIONS));
        }
        return release.map(Cell::of).orElse(Cell.absent());
    }

    private static String unsupported(int version) {
        return version == SKYPE_FOR_BUSINESS_2015
                ? "Skype for Business Server 2015, which is not covered"
                : "not a supported version";
    }

    static Cell<Boolean> bool(String text, Consumer<String> problem) {
        Optional<Boolean> value = BooleanWords.parse(text);
        if (value.isEmpty()) {
            problem.accept(InputSanitizer.quote(text) + BooleanWords.expected(text));
        }
        return value.map(Cell::of).orElse(Cell.absent());
    }

    /** The id that the product gave to a category or an add-in. */
    static Cell<String> identifier(String text, Consumer<String> problem) {
        return checked(text, ValueForm.EXTERNAL_ID, problem).map(ContentReference::identifier);
    }

    /** Whether a registrar is one of Skype for Business Online. Source: the domain names of that service. */
    static boolean isCloudRegistrar(String text) {
        String fqdn = Ids.key(withoutService(text));
        return fqdn.endsWith(".online.lync.com") || fqdn.endsWith(".infra.lync.com");
    }

    /** {@code HostingProvider}: on premises for {@code SRV:}, otherwise online. */
    static Cell<Hosting> hosting(String text, Consumer<String> problem) {
        return Cell.of(text.equalsIgnoreCase("SRV:") ? Hosting.ON_PREMISES : Hosting.ONLINE);
    }

    /** {@code PersistentChatPolicy} of a user, with or without the prefix {@code Tag:}. */
    static Cell<PolicyIdentity> policyOfUsers(String text, Consumer<String> problem) {
        return checked(PolicyIdentity.ofUsers(text), problem);
    }

    /** The identity of a policy. A name without prefix is a user policy, as in Grant-CsPersistentChatPolicy. */
    static Cell<PolicyIdentity> policyIdentity(String text, Consumer<String> problem) {
        if (text.isEmpty()) {
            return checked(text, ValueForm.POLICY_IDENTITY, problem).map(PolicyIdentity::ofUsers);
        }
        return checked(PolicyIdentity.parse(text).orElseGet(() -> PolicyIdentity.ofUsers(text)), problem);
    }

    private static Cell<PolicyIdentity> checked(PolicyIdentity identity, Consumer<String> problem) {
        return checked(identity.written(), ValueForm.POLICY_IDENTITY, problem).map(written -> identity);
    }

    /** A constant of an enum by its name in the API, not case-sensitive. */
    static <E extends Enum<E>> CellReader.CellParser<E> oneOf(E[] constants) {
        return oneOf(constants, Enum::name);
    }

    /** A constant of an enum by the word that the management shell prints, not case-sensitive. */
    static <E extends Enum<E>> CellReader.CellParser<E> wordOf(E[] constants) {
        return oneOf(
                constants,
                constant -> constant.name().charAt(0) + Ids.key(constant.name().substring(1)));
    }

    private static <E extends Enum<E>> CellReader.CellParser<E> oneOf(E[] constants, Function<E, String> written) {
        return (text, problem) -> {
            Optional<E> constant = Arrays.stream(constants)
                    .filter(c -> c.name().equalsIgnoreCase(text))
                    .findFirst();
            if (constant.isEmpty()) {
                problem.accept("%s is not one of %s"
                        .formatted(
                                InputSanitizer.quote(text),
                                Arrays.stream(constants).map(written).collect(Collectors.joining(", "))));
            }
            return constant.map(Cell::of).orElse(Cell.absent());
        };
    }
}
