package io.lifeguard.boot;

/**
 * The command line.
 *
 * @param sample whether the sample organisation is to be loaded
 */
public record Arguments(boolean sample) {
    private static final String USAGE = "usage: java [-Dproperty=value ...] -jar quarkus-run.jar [--sample]";

    public static Arguments parse(String... given) {
        boolean sample = false;
        for (String argument : given) {
            if (argument.equals("--sample")) {
                sample = true;
            } else {
                throw new CannotBegin("Unknown argument " + argument.replaceAll("\\p{Cntrl}", "?") + "; " + USAGE);
            }
        }
        return new Arguments(sample);
    }

    /** As properties that the service reads. */
    public void publish() {
        if (sample) {
            System.setProperty("lifeguard.sample", "true");
        }
    }
}
