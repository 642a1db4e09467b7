import type { Db } from '../../../../db/connection/pool.ts'

export interface PgClient {
  query<Row>(asked: { text: string; values?: unknown[] | undefined }): Promise<{ rows: readonly Row[] }>
}

export type WithPgClient = <Result>(
  settings: unknown,
  use: (client: PgClient) => Promise<Result>,
) => Promise<Result>

/** The connection of the one who asks, as our own modules know connections. */
export const dbOf = (client: PgClient): Db => ({
  async query(text: string, values?: unknown[]) {
    return (await client.query({ text, values })) as never
  },
})
