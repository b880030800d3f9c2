package io.lifeguard.rest.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.pool.Release;
import io.lifeguard.service.imports.options.GroupChatPools;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parses the parameters that say which trusted applications of a file of chat pools are Group Chat pools. */
final class GroupChatParameters {
    private static final String POOLS = "groupChatPools";
    private static final String RELEASE = "groupChatRelease";
    private static final String REGISTRAR = "groupChatRegistrar";
    static final List<String> NAMES = List.of(POOLS, RELEASE, REGISTRAR);

    private GroupChatParameters() {}

    static GroupChatPools parse(ExportKind kind, MultivaluedMap<String, String> query) {
        NAMES.stream().filter(query::containsKey).forEach(name -> {
            if (kind != ExportKind.CHAT_POOLS) {
                throw LifeguardException.invalidValue(name + " is a parameter of an import of chat-pools only.");
            }
            if (!query.containsKey(POOLS)) {
                throw LifeguardException.invalidValue(
                        name + " is about the pools in " + POOLS + ", which is not given.");
            }
        });
        return query.containsKey(POOLS)
                ? new GroupChatPools(
                        Arrays.stream(value(POOLS, query).split(",", -1))
                                .map(fqdn -> fqdn(POOLS, fqdn))
                                .toList(),
                        query.containsKey(RELEASE) ? Optional.of(release(value(RELEASE, query))) : Optional.empty(),
                        query.containsKey(REGISTRAR)
                                ? Optional.of(fqdn(REGISTRAR, value(REGISTRAR, query)))
                                : Optional.empty())
                : GroupChatPools.NONE;
    }

    private static String value(String name, MultivaluedMap<String, String> query) {
        return Optional.ofNullable(query.getFirst(name)).orElse("");
    }

    private static String fqdn(String name, String text) {
        String fqdn = text.strip();
        ValueForm.FQDN.problemWith(fqdn).ifPresent(problem -> {
            throw LifeguardException.invalidValue(name + ": " + problem + ".");
        });
        return fqdn;
    }

    private static Release release(String text) {
        return Arrays.stream(Release.values())
                .filter(Release::isLegacy)
                .filter(release -> release.name().equals(text))
                .findFirst()
                .orElseThrow(() -> LifeguardException.invalidValue("%s: %s is none of %s."
                        .formatted(
                                RELEASE,
                                InputSanitizer.quote(text),
                                Arrays.stream(Release.values())
                                        .filter(Release::isLegacy)
                                        .map(Release::name)
                                        .collect(Collectors.joining(" and ")))));
    }
}
