package io.lifeguard.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;

/** The paths of the resources, which the router knows under one route only. */
public final class ResourcePathsServed {
    private ResourcePathsServed() {}

    /** With names in braces for segments of any value. */
    public static List<String> all() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.lifeguard").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(ResourcePathsServed::paths)
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static Stream<String> paths(JavaClass type) {
        String path = type.getAnnotationOfType(Path.class).value();
        return type.getMethods().stream()
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .map(method -> path + below(method));
    }

    private static String below(JavaMethod method) {
        return method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    }
}
