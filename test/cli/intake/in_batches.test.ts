import { expect, it } from 'vitest'
import { inBatches } from '../../../src/intake/csv/in_batches.ts'

async function* upTo(last: number, onRead: (item: number) => void = () => {}) {
  for (let item = 1; item <= last; item += 1) {
    onRead(item)
    yield item
  }
}

it('works through all items in order, the last batch as it comes', async () => {
  const batches: number[][] = []
  await inBatches(upTo(7), 3, async (batch) => {
    batches.push(batch)
  })
  expect(batches).toEqual([[1, 2, 3], [4, 5, 6], [7]])
})

it('never works on two batches at once, and reads one ahead at most', async () => {
  let atWork = 0
  let read = 0
  await inBatches(
    upTo(20, (item) => (read = item)),
    2,
    async (batch) => {
      atWork += 1
      expect(atWork).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      expect(read).toBeLessThanOrEqual((batch.at(-1) ?? 0) + 3)
      atWork -= 1
    },
  )
})

it('stops at the first batch that fails', async () => {
  const batches: number[][] = []
  const work = async (batch: number[]) => {
    batches.push(batch)
    if (batch.includes(3)) throw new Error('no more')
  }
  await expect(inBatches(upTo(9), 2, work)).rejects.toThrow('no more')
  expect(batches).toEqual([
    [1, 2],
    [3, 4],
  ])
})

it('passes on what reading fails with, after the batch under way', async () => {
  const done: number[] = []
  async function* broken() {
    yield 1
    yield 2
    throw new Error('unreadable')
  }
  const work = async (batch: number[]) => {
    await new Promise((resolve) => setImmediate(resolve))
    done.push(...batch)
  }
  await expect(inBatches(broken(), 1, work)).rejects.toThrow('unreadable')
  expect(done).toEqual([1, 2])
})
