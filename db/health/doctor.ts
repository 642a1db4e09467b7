import { readRow, readRows, readValue } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

export interface ServerFacts {
  /** As in server_version_num: 180004. */
  version: number
  shownVersion: string
  login: string
  isMigrated: boolean
  /** Null when this server does not have it. */
  statStatements: 'available' | 'installed' | null
}

export function readServerFacts(db: Db): Promise<ServerFacts> {
  return readRow(
    db,
    `select
       current_setting('server_version_num')::integer as version,
       current_setting('server_version') as shown_version,
       current_user as login,
       to_regclass('pipeline.vendor_leads') is not null as is_migrated,
       (
         select case when installed_version is null then 'available' else 'installed' end
         from pg_catalog.pg_available_extensions
         where name = 'pg_stat_statements'
       ) as stat_statements`,
  )
}

/** The fingerprint of db/logic as it was applied last; null when it never was. */
export function readAppliedLogic(db: Db): Promise<string | null> {
  return readValue(db, 'select max(hash) from pipeline_private.applied_logic')
}

export interface LoginFacts {
  name: string
  exists: boolean
  mayLogIn: boolean
  mayConnect: boolean
}

export function readLogins(db: Db, names: readonly string[]): Promise<LoginFacts[]> {
  return readRows(
    db,
    `select
       wanted.name,
       roles.oid is not null as exists,
       coalesce(roles.rolcanlogin, false) as may_log_in,
       coalesce(has_database_privilege(roles.oid, current_database(), 'connect'), false) as may_connect
     from unnest($1::text[]) with ordinality as wanted (name, position)
     left join pg_catalog.pg_roles as roles on roles.rolname = wanted.name
     order by wanted.position`,
    [names],
  )
}

export interface ClockFacts {
  purpose: string
  businessTime: Date
  /** Simulated seconds in a real one; null when business time is real time. */
  rate: string | null
  serverTime: Date
  timeZone: string
  knowsTimeZone: boolean
  /** What the server's time zone data makes of noon in London in July, in hours of UTC; 11 when it knows of summer time. */
  londonNoonInUtc: number
}

export function readClockFacts(db: Db): Promise<ClockFacts> {
  return readRow(
    db,
    `select
       (select purpose from pipeline_private.database_purpose) as purpose,
       pipeline.now() as business_time,
       pipeline_private.clock_rate() as rate,
       clock_timestamp() as server_time,
       (select time_zone from pipeline.settings) as time_zone,
       pipeline_private.knows_time_zone((select time_zone from pipeline.settings)) as knows_time_zone,
       extract(hour from (timestamp '2025-07-01 12:00' at time zone 'Europe/London') at time zone 'UTC')::integer
         as london_noon_in_utc`,
  )
}

export interface QueueFacts {
  waiting: number
  due: number
  /** Age of the job that has been due longest; null when none is. */
  oldestDueSeconds: number | null
  running: number
  /** Jobs whose attempts are used up. */
  dead: number
}

export function readQueueFacts(db: Db): Promise<QueueFacts> {
  return readRow(
    db,
    `select
       coalesce(sum(waiting + due + running + given_up), 0)::integer as waiting,
       coalesce(sum(due), 0)::integer as due,
       extract(epoch from now() - min(oldest_due_at))::float8 as oldest_due_seconds,
       coalesce(sum(running), 0)::integer as running,
       coalesce(sum(given_up), 0)::integer as dead
     from pipeline.queue_figures() as figures`,
  )
}

export interface OverdueFacts {
  /** What people call this kind of work. */
  kind: string
  count: number
  oldestSeconds: number
}

/** What has been due for too long, in business time, and nobody has begun. */
export function readOverdueWork(db: Db): Promise<OverdueFacts[]> {
  return readRows(
    db,
    `select
       kinds.called as kind,
       count(*)::integer as count,
       extract(epoch from pipeline.now() - min(work.due_at))::float8 as oldest_seconds
     from pipeline_private.overdue_work as work
     join pipeline_private.work_kinds as kinds on kinds.task = work.task
     group by kinds.task
     order by kinds.task`,
  )
}

export interface AgentOutage {
  agent: string
  downSince: Date
  leads: number
  lastError: string
}

/** Agents that answer nobody, and for how many leads they are waited for. */
export function readAgentOutages(db: Db): Promise<AgentOutage[]> {
  return readRows(
    db,
    `select outages.agent, outages.down_since as down_since, outages.last_error as last_error,
       (
         select count(distinct runs.vendor_lead_id)::integer from pipeline.agent_runs as runs
         where runs.agent = outages.agent and runs.status = 'queued' and runs.waits_for_agent_since is not null
       ) as leads
     from pipeline.agent_outages as outages
     where outages.down_since is not null
     order by outages.agent`,
  )
}

/** Agent runs that failed for good and whose lead still stands where they left it. */
export function countDeadLetters(db: Db): Promise<number> {
  return readValue(
    db,
    `select count(*)::integer
     from pipeline.agent_runs as runs
     join pipeline.vendor_leads as leads
       on leads.id = runs.vendor_lead_id and leads.stage_visit = runs.stage_visit
     where runs.status = 'dead'`,
  )
}

export interface ServerLogFacts {
  /** Whether a statement that was refused is written down at all. */
  keepsRefusals: boolean
  /** Whether each line says when, who and from which application. */
  namesWho: boolean
}

export function readServerLogFacts(db: Db): Promise<ServerLogFacts> {
  return readRow(
    db,
    `select
       current_setting('log_min_messages') not in ('log', 'fatal', 'panic')
         and current_setting('log_min_error_statement') not in ('log', 'fatal', 'panic') as keeps_refusals,
       current_setting('log_destination') ~ 'csvlog|jsonlog'
         or (
           current_setting('log_line_prefix') ~ '%[mtn]'
           and current_setting('log_line_prefix') ~ '%u'
           and current_setting('log_line_prefix') ~ '%a'
         ) as names_who`,
  )
}

/** Carriers that take no text at present, whichever it is. */
export async function readCarrierOutages(db: Db): Promise<{ downSince: Date; lastError: string }[]> {
  return readRows(db, 'select down_since, last_error from pipeline.carriers where down_since is not null')
}

/** Channels that have refused three notices, or said that they take none. */
export function readBrokenChannels(
  db: Db,
): Promise<{ channel: string; since: Date | null; lastError: string | null }[]> {
  return readRows(
    db,
    `select states.channel, states.broken_since as since, states.last_error
     from pipeline.alert_channel_states as states
     join pipeline.alert_channels as channels on channels.channel = states.channel
     where channels.enabled and (states.broken_since is not null or states.failures >= 3)
     order by states.channel`,
  )
}
