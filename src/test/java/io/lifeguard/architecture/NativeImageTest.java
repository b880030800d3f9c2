package io.lifeguard.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a native executable would do otherwise, and only a compilation would show: see docs/decisions/0016. */
class NativeImageTest {
    private static final JavaClasses LIFEGUARD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lifeguard");
    /** They answer for the machine and the time of the compilation if a static initialiser calls them. */
    private static final Set<String> OF_THE_RUN = Set.of(
            "java.lang.Runtime.maxMemory()",
            "java.lang.Runtime.totalMemory()",
            "java.lang.Runtime.availableProcessors()",
            "java.lang.System.nanoTime()",
            "java.lang.System.currentTimeMillis()",
            "java.lang.System.getenv(java.lang.String)",
            "java.time.Instant.now()",
            "java.util.UUID.randomUUID()",
            "java.security.SecureRandom.<init>()");

    @Test
    void static_initialisers_do_not_read_the_machine_or_the_time() {
        assertThat(found(LIFEGUARD)).isEmpty();
        assertThat(found(new ClassFileImporter().importClasses(ReadsTheMachine.class)))
                .singleElement()
                .asString()
                .contains("maxMemory");
    }

    private static List<String> found(JavaClasses classes) {
        return classes.stream()
                // not part of the executable
                .filter(type -> !type.getPackageName().equals("io.lifeguard.embedded"))
                .flatMap(type -> type.getStaticInitializer().stream())
                .flatMap(initializer -> initializer.getAccessesFromSelf().stream())
                .filter(access -> OF_THE_RUN.contains(access.getTarget().getFullName()))
                .map(JavaAccess::getDescription)
                .toList();
    }

    /** Caffeine chooses classes by name from the features of a cache. */
    @Test
    void users_of_caffeine_register_its_classes() {
        List<JavaClass> users = LIFEGUARD.stream()
                .filter(type -> type.getAccessesFromSelf().stream()
                        .anyMatch(access -> Stream.of("Caffeine.newBuilder", "Interner.newWeakInterner")
                                .anyMatch(access.getTarget().getFullName()::contains)))
                .map(NativeImageTest::outermost)
                .distinct()
                .toList();
        assertThat(users).hasSizeGreaterThanOrEqualTo(4).allSatisfy(type -> assertThat(
                        type.isAnnotatedWith(RegisterForReflection.class))
                .as(type.getName())
                .isTrue());
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(NativeImageTest::outermost).orElse(type);
    }

    private static final class ReadsTheMachine {
        @SuppressWarnings("unused") // what initialises it is examined
        static final long BYTES = Runtime.getRuntime().maxMemory();
    }
}
