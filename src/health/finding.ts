import type { Db } from '../../db/connection/pool.ts'

export interface Finding {
  level: 'ok' | 'warning' | 'failure'
  /** What was looked at. */
  about: string
  says: string
  /** What to do about it; absent when nothing is to be done. */
  todo?: string
}

/** Looks at one thing; may find several to say about it. */
export interface Check {
  about: string
  look(db: Db): Promise<Finding[]>
}

export function ok(about: string, says: string): Finding {
  return { level: 'ok', about, says }
}

export function warning(about: string, says: string, todo: string): Finding {
  return { level: 'warning', about, says, todo }
}

export function failure(about: string, says: string, todo: string): Finding {
  return { level: 'failure', about, says, todo }
}
