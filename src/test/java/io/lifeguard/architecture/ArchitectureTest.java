package io.lifeguard.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rings of the house: who may know whom. */
@Execution(CONCURRENT)
class ArchitectureTest {
    private static final JavaClasses LIFEGUARD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lifeguard");

    static List<ArchRule> rules() {
        return new LayerRules("io.lifeguard").rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps_its_rings(ArchRule rule) {
        rule.check(LIFEGUARD);
    }

    /** Compiled here and now: as a part of the tests, its entity and its transactions would be taken for real ones. */
    @Test
    void a_house_that_breaks_every_rule_is_told_so(@TempDir Path folder) throws IOException {
        JavaClasses broken = compiled(BROKEN_HOUSE, folder);
        assertThat(new LayerRules("broken").rules())
                .allSatisfy(rule -> assertThat(rule.evaluate(broken).hasViolation())
                        .as(rule.toString())
                        .isTrue());
    }

    private static JavaClasses compiled(String sources, Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString()));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        for (String source : sources.split("(?m)^(?=package )", -1)) {
            if (!source.isBlank()) {
                String name = source.replaceAll("(?s)package broken\\.(\\w+);.*", "$1");
                Path file = Files.createDirectories(folder.resolve(name)).resolve("It.java");
                arguments.add(Files.writeString(file, source).toString());
            }
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("compiles").isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            return new ClassFileImporter()
                    .importPaths(
                            files.filter(f -> f.toString().endsWith(".class")).toList());
        }
    }

    private static final String DOORS =
            "broken.graphql.It a; broken.rest.It b; broken.authzen.It c; broken.scim.It d;" + " broken.console.It e;";
    private static final String INSIDE = "broken.store.It s; broken.embedded.It m; broken.boot.It t;";

    private static final String BROKEN_HOUSE =
            """
            package broken.model;
            @jakarta.persistence.Entity public class It { broken.rules.It rules; }
            package broken.rules;
            public class It { broken.store.It store; }
            package broken.exports;
            public class It { broken.service.It service; }
            package broken.store;
            public class It {
                DOORS
                broken.service.It service;
                @io.quarkus.hibernate.reactive.panache.common.WithTransaction
                public io.smallrye.mutiny.Uni<Void> atOnce(io.smallrye.mutiny.Uni<Void> one) {
                    return io.smallrye.mutiny.Uni.combine().all().unis(one, one).discardItems();
                }
            }
            package broken.service;
            public class It { DOORS broken.boot.It boot; }
            package broken.embedded;
            public class It { DOORS broken.model.It model; }
            package broken.access;
            public class It { DOORS INSIDE }
            package broken.boot;
            public class It {}
            package broken.graphql;
            public class It { DOORS INSIDE Object waits(io.smallrye.mutiny.Uni<Void> u) { return u.await().indefinitely(); } }
            package broken.rest;
            @io.quarkus.hibernate.reactive.panache.common.WithTransaction public class It { DOORS INSIDE }
            package broken.authzen;
            public class It { DOORS INSIDE }
            package broken.scim;
            public class It { DOORS INSIDE }
            package broken.console;
            public class It { DOORS INSIDE }
            """
                    .replace("DOORS", DOORS)
                    .replace("INSIDE", INSIDE);
}
