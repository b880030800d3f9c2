package io.lifeguard.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of Quarkus by which parameters of a URL reach the reactive client, which knows few of them in its own
 * URL.
 *
 * @param isTrustConfigured whether other settings say which authorities the client trusts
 */
record ReactiveProperties(DatasourceTls tls, Map<DatasourceParameter, String> parameters, boolean isTrustConfigured) {

    /**
     * By name, for some pools.
     *
     * @param prefixes of the properties of each pool, as in {@code quarkus.datasource.reads.reactive.}
     */
    Map<String, String> of(String... prefixes) {
        Map<String, String> properties = new LinkedHashMap<>();
        one().forEach((name, value) -> List.of(prefixes).forEach(prefix -> properties.put(prefix + name, value)));
        return properties;
    }

    private Map<String, String> one() {
        Map<String, String> properties = new LinkedHashMap<>();
        if (tls.verifiesHost()) {
            properties.put("hostname-verification-algorithm", "HTTPS");
        }
        tls.rootCertificate().ifPresent(file -> {
            properties.put("trust-certificate-pem", "true");
            properties.put("trust-certificate-pem.certs", escaped(file));
        });
        if (tls.rootCertificate().isEmpty() && !isTrustConfigured && !tls.mode().startsWith("verify-")) {
            // these modes encrypt, and verify nothing
            properties.put("trust-all", "true");
        }
        tls.key().ifPresent(file -> {
            properties.put("key-certificate-pem", "true");
            properties.put("key-certificate-pem.keys", escaped(file));
            properties.put(
                    "key-certificate-pem.certs", escaped(tls.certificate().orElseThrow()));
        });
        for (DatasourceParameter each : DatasourceParameter.values()) {
            switch (each) {
                case APPLICATION_NAME, SEARCH_PATH, OPTIONS, CONNECT_TIMEOUT ->
                    Optional.ofNullable(parameters.get(each))
                            .ifPresent(value -> properties.put("additional-properties." + each.postgresName(), value));
                default -> {}
            }
        }
        return properties;
    }

    // of a list
    private static String escaped(String file) {
        return file.replace("\\", "\\\\").replace(",", "\\,");
    }
}
