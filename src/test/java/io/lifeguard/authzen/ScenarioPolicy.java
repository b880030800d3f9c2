package io.lifeguard.authzen;

import io.lifeguard.authzen.policy.AccessDecision;
import io.lifeguard.authzen.policy.AccessPage;
import io.lifeguard.authzen.policy.AccessPolicy;
import io.lifeguard.authzen.policy.AccessRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Decides by the policies of the interoperability scenarios: to-do lists, the routes of a gateway, and records of departments.
 * It adds no context to its answers.
 */
@Alternative
@ApplicationScoped
public class ScenarioPolicy implements AccessPolicy {
    private static final List<String> RECORD_ACTIONS = List.of("view", "edit", "delete");

    private final Map<String, RecordsUser> users = StreamSupport.stream(
                    ScenarioFiles.read("search-users").spliterator(), false)
            .map(user -> new RecordsUser(
                    user.get("id").asText(),
                    user.get("role").asText(),
                    user.get("department").asText()))
            .collect(Collectors.toMap(RecordsUser::id, user -> user, (a, b) -> a, LinkedHashMap::new));
    private final Map<String, DepartmentRecord> records = StreamSupport.stream(
                    ScenarioFiles.read("search-records").spliterator(), false)
            .map(entry -> new DepartmentRecord(
                    entry.get("id").asText(),
                    entry.get("department").asText(),
                    entry.get("owner").asText()))
            .collect(Collectors.toMap(DepartmentRecord::id, entry -> entry, (a, b) -> a, LinkedHashMap::new));

    private record RecordsUser(String id, String role, String department) {}

    private record DepartmentRecord(String id, String department, String owner) {}

    @Override
    public Uni<List<AccessDecision>> evaluate(List<AccessRequest> requests) {
        return Uni.createFrom()
                .item(requests.stream()
                        .map(request -> new AccessDecision(permits(request), null))
                        .toList());
    }

    private boolean permits(AccessRequest request) {
        return switch (request.resource().type()) {
            case "record" ->
                permitsRecord(
                        request.subject().id(),
                        request.action().name(),
                        request.resource().id());
            case "route" -> permitsRoute(Person.of(request.subject().id()), request);
            default -> permitsTodo(Person.of(request.subject().id()), request);
        };
    }

    private static boolean permitsTodo(Person person, AccessRequest request) {
        boolean own = person.address.equals(request.resource().properties().get("ownerID"));
        return switch (request.action().name()) {
            case "can_read_user", "can_read_todos" -> true;
            case "can_create_todo" -> person.isEditor();
            case "can_update_todo" -> person == Person.RICK || (person.isEditor() && own);
            case "can_delete_todo" -> person == Person.RICK || (person.isEditor() && own);
            default -> false;
        };
    }

    private static boolean permitsRoute(Person person, AccessRequest request) {
        return request.action().name().equals("GET") || person.isEditor();
    }

    private boolean permitsRecord(String userId, String action, String recordId) {
        RecordsUser user = users.get(userId);
        DepartmentRecord entry = records.get(recordId);
        if (user == null || entry == null) {
            return false;
        }
        boolean owner = entry.owner().equals(user.id());
        boolean sameDepartment = entry.department().equals(user.department());
        boolean manager = user.role().equals("manager");
        return switch (action) {
            case "view" -> owner || sameDepartment || manager;
            case "edit" -> owner || (sameDepartment && manager);
            case "delete" -> owner;
            default -> false;
        };
    }

    @Override
    public Uni<AccessPage> search(SubjectSearch search, PageRange range) {
        return page(
                users.keySet().stream()
                        .filter(id -> permitsRecord(
                                id, search.action().name(), search.resource().id()))
                        .map(id -> Map.of("type", search.type(), "id", id))
                        .toList(),
                range);
    }

    @Override
    public Uni<AccessPage> search(ResourceSearch search, PageRange range) {
        return page(
                records.keySet().stream()
                        .filter(id -> permitsRecord(
                                search.subject().id(), search.action().name(), id))
                        .map(id -> Map.of("type", search.type(), "id", id))
                        .toList(),
                range);
    }

    @Override
    public Uni<AccessPage> search(ActionSearch search, PageRange range) {
        return page(
                RECORD_ACTIONS.stream()
                        .filter(action -> permitsRecord(
                                search.subject().id(), action, search.resource().id()))
                        .map(action -> Map.of("name", action))
                        .toList(),
                range);
    }

    private static Uni<AccessPage> page(List<?> results, PageRange range) {
        return Uni.createFrom().item(AccessPage.of(results, range));
    }

    /** The people of the to-do scenario; their ids differ in the letters after the first four. */
    private enum Person {
        RICK("ZDA", "rick@the-citadel.com"),
        MORTY("ZDE", "morty@the-citadel.com"),
        SUMMER("ZDI", "summer@the-smiths.com"),
        BETH("ZDM", "beth@the-smiths.com"),
        JERRY("ZDQ", "jerry@the-smiths.com");

        private final String letters;
        private final String address;

        Person(String letters, String address) {
            this.letters = letters;
            this.address = address;
        }

        /** The last person, who may do least, for an unknown id. */
        static Person of(String id) {
            for (Person person : values()) {
                if (id.startsWith("CiRm" + person.letters)) {
                    return person;
                }
            }
            return JERRY;
        }

        boolean isEditor() {
            return this == RICK || this == MORTY || this == SUMMER;
        }
    }
}
