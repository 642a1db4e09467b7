import { setImmediate } from 'node:timers/promises'

/** Items between two looks at what has come in over connections; a few milliseconds' work. */
const itemsBetweenLooks = 50

/** Works through items in batches, one at a time and in order; the next batch is read while one is being worked on. */
export async function inBatches<Item>(
  items: AsyncIterable<Item>,
  size: number,
  work: (batch: Item[]) => Promise<void>,
): Promise<void> {
  let underWay: Promise<void> = Promise.resolve()
  let batch: Item[] = []

  const start = async () => {
    await underWay
    underWay = work(batch)
    // Its failure is met at the next await; until then nobody else is listening.
    underWay.catch(() => {})
    batch = []
  }

  try {
    for await (const item of items) {
      batch.push(item)
      if (batch.length === size) await start()
      // Reading rarely waits for anything, so without this the work under way would stand still meanwhile.
      else if (batch.length % itemsBetweenLooks === 0) await setImmediate()
    }
    if (batch.length > 0) await start()
  } finally {
    await underWay
  }
}
