-- Three legacy client configurations for every ten users, four in five of them of the later client, for any chat pool
-- in service.
set max_parallel_workers_per_gather = 0;
select setseed(0.2010);

create temp table drawn as
  select id, client, floor(12 * power(random(), 1.5)) as pool
  from (
    select id, case when n % 50 < 10 then 'GROUP_CHAT_2007_R2' else 'GROUP_CHAT_2010' end as client
    from (select id, row_number() over (order by id) as n from users) u
    where n % 10 < 3) c
  order by id;

insert into client_configurations (user_id, client, pool_id, pool_release)
  select d.id, d.client, p.id, p.release
  from drawn d join chat_pools p on p.key = 'chat' || d.pool || '.contoso.com'
  order by d.id;

drop table drawn;
vacuum analyze users, client_configurations;
