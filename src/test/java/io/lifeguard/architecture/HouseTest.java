package io.lifeguard.architecture;

import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rings of the house: who may know whom. */
@Execution(CONCURRENT)
class HouseTest {
    private static final JavaClasses LIFEGUARD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lifeguard");

    static List<ArchRule> rules() {
        return new House("io.lifeguard").rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_its_rings(ArchRule rule) {
        rule.check(LIFEGUARD);
    }
}
