package io.lifeguard.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rings of the house as rules, for whichever package is its root, so that they can be tried on a house that breaks
 * them.
 */
record LayerRules(String root) {
    private static final List<String> DOORS = List.of("graphql", "rest", "authzen", "scim", "console");
    private static final String[] OF_JAVA = {"java..", "org.jspecify.."};
    private static final Set<String> AT_ONCE = Set.of(
            "combine", "join", "merge", "merging", "transformToUniAndMerge", "transformToMultiAndMerge", "combining");

    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(List.of(
                onlyDependsOn("model"),
                onlyDependsOn("rules", in("model")),
                onlyDependsOn("exports", in("model"), "de.siegmar.fastcsv..", "javax.naming.ldap.."), // names in a DN
                knowsNone("store", "service", "exports", "embedded", "boot"),
                knowsNone("service", "embedded", "boot"),
                knowsNone("embedded", "model", "rules", "exports", "store", "service", "boot"),
                knowsNone("access", "store", "service", "embedded", "boot"),
                withTransactionOnlyInService(),
                withTransactionOnNoClassOutsideService(),
                nothingAtOnceOnASession(),
                entitiesOnlyInStore(),
                nobodyElseSeesEntities(),
                nobodyWaits()));
        for (String door : DOORS) {
            rules.add(knowsNone(door, "store", "embedded", "boot"));
            rules.add(
                    knowsNone(door, DOORS.stream().filter(d -> !d.equals(door)).toArray(String[]::new)));
        }
        for (String ring : List.of("store", "service", "embedded", "access")) {
            rules.add(knowsNone(ring, DOORS.toArray(String[]::new)));
        }
        return rules.stream().map(rule -> rule.allowEmptyShould(true)).toList();
    }

    private ArchRule onlyDependsOn(String ring, String... others) {
        List<String> allowed = new ArrayList<>(List.of(OF_JAVA));
        allowed.add(in(ring));
        allowed.addAll(List.of(others));
        return classes()
                .that()
                .resideInAPackage(in(ring))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .as(ring + " depends on nothing but " + allowed);
    }

    private ArchRule knowsNone(String ring, String... others) {
        String[] packages = List.of(others).stream().map(this::in).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(ring))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .as(ring + " knows none of " + List.of(others));
    }

    private ArchRule withTransactionOnlyInService() {
        return methods()
                .that()
                .areAnnotatedWith(WithTransaction.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage(in("service"))
                .as("methods with @WithTransaction stand in service only");
    }

    private ArchRule withTransactionOnNoClassOutsideService() {
        return classes()
                .that()
                .areAnnotatedWith(WithTransaction.class)
                .should()
                .resideInAPackage(in("service"))
                .as("classes with @WithTransaction stand in service only");
    }

    private ArchRule nothingAtOnceOnASession() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("store"), in("service"))
                .should()
                .callMethodWhere(mutiny("does things at once", AT_ONCE))
                .as("store and service do one thing after the other on a session");
    }

    private ArchRule entitiesOnlyInStore() {
        return classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAPackage(in("store"))
                .as("entities stand in store");
    }

    private ArchRule nobodyElseSeesEntities() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("store"))
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .as("nothing but store sees an entity");
    }

    private ArchRule nobodyWaits() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAPackage(in("embedded")).or(resideInAPackage(in("boot")))))
                .should()
                .callMethodWhere(mutiny("waits", Set.of("await", "asIterable", "asStream"))
                        .or(blocking()))
                .as("nothing but embedded and boot waits for a Uni or a Multi");
    }

    private static DescribedPredicate<JavaCall<?>> mutiny(String what, Set<String> names) {
        return DescribedPredicate.describe(
                what,
                call -> names.contains(call.getName())
                        && (call.getTargetOwner().isAssignableTo(Uni.class)
                                || call.getTargetOwner().isAssignableTo(Multi.class)
                                || call.getTargetOwner().getPackageName().startsWith("io.smallrye.mutiny.groups")));
    }

    private static DescribedPredicate<JavaCall<?>> blocking() {
        return DescribedPredicate.describe(
                "waits",
                call -> call.getTargetOwner().getName().equals("java.util.concurrent.CompletableFuture")
                        && Set.of("join", "get").contains(call.getName()));
    }

    private String in(String ring) {
        return root + "." + ring + "..";
    }
}
