import type pg from 'pg'

/** Connections to the database, apart by what they are for: whoever uses up one kind does not reach the others. */
export interface Pools {
  /** What users ask for. */
  work: pg.Pool
  signIn: pg.Pool
  health: pg.Pool
  events: pg.Pool
  /** Files that people bring, one at a time. */
  imports: pg.Pool
}
