package io.lifeguard.boot;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What is set, as it is before Quarkus starts. Until then a native executable knows only the configuration that it was
 * compiled under, variables of the environment included; so there it is read anew, from the same sources.
 */
public final class StartupSettings {
    private StartupSettings() {}

    /** Later changes of system properties are seen through it. */
    public static Config beforeStart() {
        return ImageMode.current() == ImageMode.JVM ? ConfigProvider.getConfig() : read();
    }

    static Config read() {
        return new SmallRyeConfigBuilder()
                .forClassLoader(Thread.currentThread().getContextClassLoader())
                .withCustomizers(new QuarkusConfigBuilderCustomizer())
                .withSources(new PropertiesLocationConfigSourceFactory())
                .addDefaultInterceptors()
                .addDefaultSources()
                .build();
    }
}
