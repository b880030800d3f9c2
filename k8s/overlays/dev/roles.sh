# Run once by the PostgreSQL image on an empty data directory: creates the roles of "Upgrade" in docs/operations.md.
psql -v ON_ERROR_STOP=1 -v owner_password="$OWNER_PASSWORD" -v service_password="$SERVICE_PASSWORD" \
  --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role lifeguard_owner login password :'owner_password';
create role lifeguard login password :'service_password';
create database lifeguard owner lifeguard_owner;
\connect lifeguard
alter default privileges for role lifeguard_owner
  grant select, insert, update, delete, truncate on tables to lifeguard;
alter default privileges for role lifeguard_owner grant usage on sequences to lifeguard;
SQL
