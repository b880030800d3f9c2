package io.lifeguard.testing;

import io.quarkus.test.junit.TestProfile;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Orders classes by test profile, those without one first, so that the packaged service is started once for each profile.
 * Quarkus's own orderer does this for the tests in the JVM of the application only.
 */
public final class TestProfileOrderer implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator.comparing(TestProfileOrderer::profile));
    }

    /** That of the class or of one that it extends: the annotation is not inherited, yet Quarkus heeds it. */
    private static String profile(ClassDescriptor descriptor) {
        return Stream.<Class<?>>iterate(descriptor.getTestClass(), Objects::nonNull, Class::getSuperclass)
                .map(type -> type.getDeclaredAnnotation(TestProfile.class))
                .filter(Objects::nonNull)
                .map(profile -> profile.value().getName())
                .findFirst()
                .orElse("");
    }
}
