package io.lifeguard.graphql;

import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Scalars;
import io.smallrye.graphql.spi.EventingService;
import java.util.List;

/** SmallRye takes {@code @Id List<String>} for one id that is a list, and then cannot read the ids in it. */
public final class ListsOfIds implements EventingService {
    private static final String ID = "ID";

    @Override
    public String getConfigKey() {
        return "lifeguard.graphql.lists-of-ids";
    }

    @Override
    public Operation createOperation(Operation operation) {
        operation.getArguments().stream()
                .filter(ListsOfIds::isListOfIds)
                .forEach(argument -> argument.setReference(Scalars.getIDScalar(String.class.getName())));
        return operation;
    }

    private static boolean isListOfIds(Argument argument) {
        return argument.getReference().getName().equals(ID)
                && argument.getReference().getClassName().equals(List.class.getName());
    }
}
