#!/bin/bash
# Run by the postgres image on an empty data folder: a database and a role for each service, none sees another's.
set -euo pipefail

for service in gateway registry inference scoring emission wallet; do
    psql -v ON_ERROR_STOP=1 -v service="$service" -v password="$(cat "/run/secrets/$service")" <<'SQL'
create role :"service" login password :'password';
create database :"service" owner :"service";
revoke connect on database :"service" from public;
SQL
done
