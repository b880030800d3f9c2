-- Up to where the change log and the events were sent to topics of Kafka and acknowledged: see docs/decisions/0027.
create table topic_positions (
  stream text constraint topic_positions_pkey primary key
    constraint topic_positions_stream_is_known check (stream in ('CHANGES', 'EVENTS')),
  revision bigint not null,
  number bigint not null
);
