package io.lifeguard.boot;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The configuration before Quarkus starts. Until then, a native executable has only the configuration of its build,
 * including the environment variables of the build; so it is read again from the same sources.
 */
public final class StartupSettings {
    private StartupSettings() {}

    /** Includes later changes of system properties. */
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
