package io.lifeguard.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NamingTest {

    @Test
    void no_two_types_of_the_main_code_have_the_same_simple_name() {
        Map<String, List<String>> byName = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.lifeguard").stream()
                        .filter(NamingTest::isDeclared)
                        .collect(groupingBy(
                                JavaClass::getSimpleName, TreeMap::new, mapping(JavaClass::getName, toList())));

        assertThat(byName).hasSizeGreaterThan(100);
        byName.values().removeIf(types -> types.size() == 1);
        assertThat(byName).isEmpty();
    }

    /** Neither the package descriptors nor what the compiler adds have a name of their own. */
    private static boolean isDeclared(JavaClass type) {
        return !type.isAnonymousClass()
                && !type.getSimpleName().equals("package-info")
                && type.getModifiers().stream().noneMatch(m -> m.name().equals("SYNTHETIC"));
    }
}
