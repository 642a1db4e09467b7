import type { Task } from 'graphile-worker'
import type pg from 'pg'
import type { AgentCaller } from '../agents/agent_caller.ts'
import type { AlertChannel } from '../alert_channels/alert_channel.ts'
import type { Carrier } from '../carriers/carrier.ts'
import type { FacebookSettings } from '../lead_sources/facebook/facebook_settings.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { ModelSettings } from '../models/model_settings.ts'

/** What tasks work with. */
export interface TaskTools {
  pool: pg.Pool
  /** For statements that read whole tables; the other takes a connection without an answer for broken. */
  unhurriedPool: pg.Pool
  agents: AgentCaller
  /** The language model that agents may ask; absent where none is set up. */
  model?: ModelSettings | undefined
  carrier: Carrier
  /** The ways to people that this worker has. */
  alertChannels: AlertChannel[]
  /** Who is given a sign of life while all is well; nobody without it. */
  deadMansSwitchUrl?: string | undefined
  log: Log
  metrics: Metrics
  /** How we reach Facebook; absent where nobody has set it up. */
  facebook?: FacebookSettings | undefined
  /** Where backups and exports go; absent when none are made. */
  backupDir?: string | undefined
  /** Where old logs leave to; absent when none do. */
  archiveDir?: string | undefined
  /** Where a restore is tried: a login that may create databases and roles; without it, on a server of its own. */
  drillDatabaseUrl?: string | undefined
}

/** A file in tasks/ exports one of these: given its tools, it is the task of the file's name. */
export type TaskMaker = (tools: TaskTools) => Task
