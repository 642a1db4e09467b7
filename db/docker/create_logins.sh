#!/bin/bash
# Runs once, when the volume is new: the logins get their passwords; the migration gives them their rights.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --set worker="$WORKER_PASSWORD" --set server="$SERVER_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role pipeline_worker login password :'worker';
create role pipeline_server login noinherit password :'server';
SQL
