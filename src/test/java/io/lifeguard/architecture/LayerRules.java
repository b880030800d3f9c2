package io.lifeguard.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules of the architecture, for any root package, so that they can be tried on classes that break them. */
record LayerRules(String root) {
    /** The layers that translate between a protocol and the services. None depends on another. */
    private static final List<String> ENDPOINTS = List.of("graphql", "rest", "authzen", "scim", "console", "health");

    private static final String[] OF_JAVA = {"java..", "org.jspecify.."};
    private static final Set<String> CONCURRENT_OPERATORS = Set.of(
            "combine", "join", "merge", "merging", "transformToUniAndMerge", "transformToMultiAndMerge", "combining");

    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(List.of(
                dependsOnlyOn("model"),
                dependsOnlyOn("rules", in("model")),
                dependsOnlyOn("exports", in("model"), "de.siegmar.fastcsv..", "javax.naming.ldap.."), // parses DNs
                dependsOnNone("store", "service", "exports", "access", "http", "embedded", "boot"),
                dependsOnNone("service", "http", "embedded", "boot"),
                dependsOnNone("http", "store", "exports", "rules", "embedded", "boot"),
                dependsOnNone("embedded", "model", "rules", "exports", "store", "service", "access", "http", "boot"),
                dependsOnNone("access", "rules", "store", "service", "http", "embedded", "boot"),
                dependsOnNone("boot", "model", "rules", "exports", "store", "service", "access", "http"),
                packagesAreFreeOfCycles(),
                transactionalMethodsAreInService(),
                transactionalClassesAreInService(),
                sessionsAreNotUsedConcurrently(),
                entitiesAreInStore(),
                entitiesAreUsedInStoreOnly(),
                nothingBlocks()));
        for (String endpoint : ENDPOINTS) {
            rules.add(dependsOnNone(endpoint, "store", "embedded", "boot"));
            rules.add(dependsOnNone(
                    endpoint,
                    ENDPOINTS.stream().filter(other -> !other.equals(endpoint)).toArray(String[]::new)));
        }
        for (String layer : List.of("store", "service", "http", "embedded", "access", "boot")) {
            rules.add(dependsOnNone(layer, ENDPOINTS.toArray(String[]::new)));
        }
        return List.copyOf(rules);
    }

    private ArchRule dependsOnlyOn(String layer, String... others) {
        List<String> allowed = new ArrayList<>(List.of(OF_JAVA));
        allowed.add(in(layer));
        allowed.addAll(List.of(others));
        return classes()
                .that()
                .resideInAPackage(in(layer))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .as(layer + " depends only on " + allowed);
    }

    private ArchRule dependsOnNone(String layer, String... others) {
        String[] packages = List.of(others).stream().map(this::in).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(layer))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .as(layer + " depends on none of " + List.of(others));
    }

    private ArchRule packagesAreFreeOfCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles().as("packages are free of cycles");
    }

    private ArchRule transactionalMethodsAreInService() {
        return methods()
                .that()
                .areAnnotatedWith(WithTransaction.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage(in("service"))
                .allowEmptyShould(true)
                .as("methods with @WithTransaction are in service");
    }

    private ArchRule transactionalClassesAreInService() {
        return classes()
                .that()
                .areAnnotatedWith(WithTransaction.class)
                .should()
                .resideInAPackage(in("service"))
                .allowEmptyShould(true)
                .as("classes with @WithTransaction are in service");
    }

    private ArchRule sessionsAreNotUsedConcurrently() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("store"), in("service"))
                .should()
                .callMethodWhere(mutinyCall("runs operations concurrently", CONCURRENT_OPERATORS))
                .as("store and service run the operations of a session one after the other");
    }

    private ArchRule entitiesAreInStore() {
        return classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAPackage(in("store"))
                .as("entities are in store");
    }

    private ArchRule entitiesAreUsedInStoreOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("store"))
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .as("entities are used in store only");
    }

    private ArchRule nothingBlocks() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAPackage(in("embedded"))
                        .or(resideInAPackage(in("boot")))
                        .or(HasName.Predicates.name(root + ".scim.protocol.WorkerWait"))))
                .should()
                .callMethodWhere(mutinyCall("blocks", Set.of("await", "asIterable", "asStream"))
                        .or(futureCall()))
                .as("only embedded, boot and the worker threads of SCIM wait for a Uni or a Multi");
    }

    private static DescribedPredicate<JavaCall<?>> mutinyCall(String what, Set<String> names) {
        return DescribedPredicate.describe(
                what,
                call -> names.contains(call.getName())
                        && (call.getTargetOwner().isAssignableTo(Uni.class)
                                || call.getTargetOwner().isAssignableTo(Multi.class)
                                || call.getTargetOwner().getPackageName().startsWith("io.smallrye.mutiny.groups")));
    }

    private static DescribedPredicate<JavaCall<?>> futureCall() {
        return DescribedPredicate.describe(
                "blocks",
                call -> call.getTargetOwner().getName().equals("java.util.concurrent.CompletableFuture")
                        && Set.of("join", "get").contains(call.getName()));
    }

    private String in(String layer) {
        return root + "." + layer + "..";
    }
}
