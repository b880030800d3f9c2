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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layers and packages of the main code, and that the rules about them can fail. */
@Execution(CONCURRENT)
class ArchitectureTest {
    private static final int MAX_FILES_PER_PACKAGE = 24;
    private static final JavaClasses LIFEGUARD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.lifeguard");

    static List<ArchRule> rules() {
        return new LayerRules("io.lifeguard").rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_code_keeps_the_rule(ArchRule rule) {
        rule.check(LIFEGUARD);
    }

    /** The classes are compiled by the test: in the test's own sources, Quarkus would take them for its entities. */
    @Test
    void code_that_breaks_every_rule_is_refused_by_every_rule(@TempDir Path folder) throws IOException {
        JavaClasses broken = compiled(BROKEN, folder);
        assertThat(new LayerRules("broken").rules())
                .allSatisfy(rule -> assertThat(rule.evaluate(broken).hasViolation())
                        .as(rule.toString())
                        .isTrue());
    }

    @Test
    void a_package_has_about_twenty_files_at_most() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Map<Path, Long> sizes = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
            assertThat(sizes).hasSizeGreaterThan(40).allSatisfy((folder, size) -> assertThat(size)
                    .as("files in %s", folder)
                    .isLessThanOrEqualTo(MAX_FILES_PER_PACKAGE));
        }
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

    private static final String ENDPOINTS =
            "broken.graphql.It a; broken.rest.It b; broken.health.It c; broken.authzen.It d; broken.scim.It e;"
                    + " broken.console.It f;";
    private static final String LOWER = "broken.store.It s; broken.embedded.It m; broken.boot.It t;";

    /** For each layer one class that breaks the rules of its layer. */
    private static final String BROKEN = """
            package broken.model;
            @jakarta.persistence.Entity public class It { broken.rules.It rules; }
            package broken.rules;
            public class It { broken.store.It store; }
            package broken.exports;
            public class It { broken.service.It service; }
            package broken.store;
            public class It {
                ENDPOINTS
                broken.service.It service;
                @io.quarkus.hibernate.reactive.panache.common.WithTransaction
                public io.smallrye.mutiny.Uni<Void> concurrently(io.smallrye.mutiny.Uni<Void> one) {
                    return io.smallrye.mutiny.Uni.combine().all().unis(one, one).discardItems();
                }
            }
            package broken.service;
            public class It { ENDPOINTS broken.boot.It boot; }
            package broken.http;
            public class It { ENDPOINTS broken.store.It store; }
            package broken.embedded;
            public class It { ENDPOINTS broken.model.It model; }
            package broken.access;
            public class It { ENDPOINTS LOWER }
            package broken.boot;
            public class It { ENDPOINTS broken.model.It model; }
            package broken.graphql;
            public class It { ENDPOINTS LOWER Object blocks(io.smallrye.mutiny.Uni<Void> u) { return u.await().indefinitely(); } }
            package broken.rest;
            @io.quarkus.hibernate.reactive.panache.common.WithTransaction public class It { ENDPOINTS LOWER }
            package broken.authzen;
            public class It { ENDPOINTS LOWER }
            package broken.scim;
            public class It { ENDPOINTS LOWER }
            package broken.console;
            public class It { ENDPOINTS LOWER }
            package broken.health;
            public class It { ENDPOINTS LOWER }
            """.replace("ENDPOINTS", ENDPOINTS).replace("LOWER", LOWER);
}
