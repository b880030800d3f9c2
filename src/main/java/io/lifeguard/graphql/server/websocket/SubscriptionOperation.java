package io.lifeguard.graphql.server.websocket;

import graphql.ExecutionResult;
import io.smallrye.graphql.execution.ExecutionResponse;
import jakarta.json.JsonArray;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** One subscription of a web socket. Requests the next result only while the socket is writable. */
final class SubscriptionOperation implements Subscriptions.SubscriptionClient, Subscriber<ExecutionResult> {
    private final WebSocketSession session;
    private final String id;
    private @Nullable Subscription source;
    private boolean ended;
    private boolean suspended;

    SubscriptionOperation(WebSocketSession session, String id) {
        this.session = session;
        this.id = id;
    }

    @Override
    public void started(Publisher<ExecutionResult> results) {
        if (!ended) {
            results.subscribe(this);
        }
    }

    @Override
    public void rejected(JsonArray errors) {
        if (!ended) {
            session.fail(id, errors);
        }
    }

    @Override
    public void broken(Throwable failure) {
        if (!ended) {
            session.internalError(failure);
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        if (ended) {
            subscription.cancel();
        } else {
            requestNext();
        }
    }

    @Override
    public void onNext(ExecutionResult result) {
        if (ended) {
            return;
        }
        try {
            session.send(ProtocolMessage.next(id, new ExecutionResponse(result).getExecutionResultAsJsonObject()));
            requestNext();
        } catch (Throwable e) {
            session.internalError(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (ended) {
            return;
        }
        ended = true;
        if (failure instanceof SubscriptionFailedException reported) {
            session.fail(id, Subscriptions.errors(reported.errors()));
        } else {
            session.internalError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!ended) {
            ended = true;
            session.complete(id);
        }
    }

    /** Continues when the socket is writable again. */
    void resume() {
        if (suspended) {
            requestNext();
        }
    }

    void cancel() {
        ended = true;
        if (source != null) {
            source.cancel();
        }
    }

    private void requestNext() {
        suspended = !session.isWritable();
        if (!suspended && !ended && source != null) {
            source.request(1);
        }
    }
}
