#!/bin/bash
# Runs once, when the volume is new: the worker's login gets its password; the migration gives it its rights.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --set password="$WORKER_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role pipeline_worker login password :'password';
SQL
