import type { Db } from '../../db/connection/pool.ts'

/** Does what bulk acts have left to do, however few a look of the worker settles. */
export async function workOffBulkActs(workers: Db): Promise<void> {
  const look = 'select pipeline_private.run_bulk_act(id) from pipeline.bulk_acts where finished_at is null'
  while ((await workers.query(look)).rowCount !== 0);
}
