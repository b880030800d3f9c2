package io.lifeguard.graphql.server.execution;

import graphql.ExecutionResult;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Adds a code to each error of the results of a subscription. */
final class SubscriptionErrorCodes implements Publisher<ExecutionResult> {
    private final Publisher<?> events;

    SubscriptionErrorCodes(Publisher<?> events) {
        this.events = events;
    }

    @Override
    public void subscribe(Subscriber<? super ExecutionResult> subscriber) {
        events.subscribe(new Subscriber<Object>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(Object event) {
                subscriber.onNext(ErrorMapper.coded((ExecutionResult) event));
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
