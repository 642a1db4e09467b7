import type { Db } from '../../db/connection/pool.ts'

export interface Finding {
  level: 'ok' | 'warning' | 'failure'
  /** What was looked at. */
  about: string
  says: string
  /** What to do about it; absent when nothing is to be done. */
  todo?: string
}

/** What a check found, about what it looks at unless it says about what else. */
export type Found = Omit<Finding, 'about'> & { about?: string }

/** Looks at one thing; may find several to say about it. */
export interface Check {
  about: string
  look(db: Db): Promise<Found[]>
}

export const ok = (says: string): Found => ({ level: 'ok', says })

export const warning = (says: string, todo: string): Found => ({ level: 'warning', says, todo })

export const failure = (says: string, todo: string): Found => ({ level: 'failure', says, todo })
