package io.lifeguard.kafka;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** The process of a broker: prepares its directory, the first time, and starts it. */
final class KafkaBrokerProcess {
    private static final String CLUSTER = "aBcDeFgHiJkLmNoPqRsTuQ";

    private KafkaBrokerProcess() {}

    /** @param arguments the file of its settings */
    public static void main(String[] arguments) {
        String settings = arguments[0];
        StorageTool.execute(
                new String[] {"format", "--cluster-id", CLUSTER, "--config", settings, "--ignore-formatted"},
                System.out);
        Kafka.main(new String[] {settings});
    }
}
