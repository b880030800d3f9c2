package io.lifeguard.authzen.eligibility;

import io.lifeguard.authzen.policy.AccessAction;
import io.lifeguard.authzen.policy.AccessRequest;
import io.lifeguard.authzen.policy.RequestObject;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.service.decision.EligibilityService.EligibilityQuestion;
import io.lifeguard.service.decision.EligibilityService.SupposedQuestion;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the coexistence rules use the terms of the protocol: a {@code user} with a SIP address may {@code connect}, with the
 * client of the property {@code client}, to a {@code chat-pool} with an FQDN. The context may suppose facts under one name of
 * this service. No property of an entity is ever a fact: gateways fill them with claims of tokens.
 */
final class EligibilityTerms {
    static final String SUBJECT = "subject";
    static final String RESOURCE = "resource";
    static final String USER = "user";
    static final String CHAT_POOL = "chat-pool";
    static final String CONNECT = "connect";
    static final String CLIENT = "client";
    static final String SUPPOSE = "lifeguard.suppose";
    private static final Set<String> FACTS =
            Set.of("enabled", "hosting", "homePool", "unassigned", "enabledByPolicy", "configuredFor", "notConfigured");

    private EligibilityTerms() {}

    /**
     * @throws LifeguardException {@link FailureCode#NOT_FOUND} for another type, action or client, and
     *     {@link FailureCode#INVALID_VALUE} for a client that is missing and for facts that are malformed
     */
    static SupposedQuestion question(AccessRequest request) {
        requireType(SUBJECT, request.subject().type(), USER);
        requireType(RESOURCE, request.resource().type(), CHAT_POOL);
        return new SupposedQuestion(
                new EligibilityQuestion(
                        request.subject().id(),
                        client(request.action()),
                        request.resource().id()),
                hypothesis(request.context()));
    }

    static void requireType(String entity, String type, String known) {
        if (!type.equals(known)) {
            throw LifeguardException.notFound(
                    entity + ".type: " + InputSanitizer.quote(type) + " is unknown; it must be " + known + ".");
        }
    }

    static Client client(AccessAction action) {
        if (!action.name().equals(CONNECT)) {
            throw LifeguardException.notFound(
                    "action.name: " + InputSanitizer.quote(action.name()) + " is unknown; it must be " + CONNECT + ".");
        }
        String name = new RequestObject("action.properties", action.properties()).string(CLIENT);
        return named(Client.values(), name)
                .orElseThrow(() -> LifeguardException.notFound("action.properties.client: " + InputSanitizer.quote(name)
                        + " must be one of " + names(Client.values()) + "."));
    }

    /** The supposed facts of a context; {@link Hypothesis#NOTHING} if it supposes none. */
    static Hypothesis hypothesis(Map<String, Object> context) {
        Object json = context.get(SUPPOSE);
        if (json == null) {
            return Hypothesis.NOTHING;
        }
        RequestObject facts = RequestObject.of("context[\"" + SUPPOSE + "\"]", json);
        facts.members().keySet().stream()
                .filter(name -> !FACTS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw LifeguardException.invalidValue(facts.pathOf(InputSanitizer.quote(name))
                            + " is not a fact that can be supposed; they are "
                            + FACTS.stream().sorted().collect(Collectors.joining(", ")) + ".");
                });
        return new Hypothesis(
                facts.optionalBoolean("enabled"),
                facts.optionalString("hosting").map(name -> hosting(facts, name)),
                facts.optionalString("homePool"),
                facts.optionalBoolean("unassigned").orElse(false),
                facts.optionalBoolean("enabledByPolicy"),
                facts.optionalString("configuredFor"),
                facts.optionalBoolean("notConfigured").orElse(false));
    }

    private static Hosting hosting(RequestObject facts, String name) {
        return named(Hosting.values(), name)
                .orElseThrow(() -> LifeguardException.invalidValue(facts.pathOf("hosting") + ": "
                        + InputSanitizer.quote(name) + " must be one of " + names(Hosting.values()) + "."));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    private static String names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** An action as a search finds it, complete, so that it can be sent in an evaluation. */
    static Map<String, Object> action(Client client) {
        return Map.of("name", CONNECT, "properties", Map.of(CLIENT, client.name()));
    }

    static Map<String, String> entity(String type, String id) {
        return Map.of("type", type, "id", id);
    }
}
