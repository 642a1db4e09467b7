import { expect, test } from 'vitest'
import { closeWorld, openWorld, wreak } from './breakable_world.ts'
import { seed } from './stories.ts'

const forMs = 12_000

test('many things break at once', { timeout: 180_000 }, async ({ onTestFinished }) => {
  const world = await openWorld(seed, 2)
  onTestFinished(() => closeWorld(world), 30_000)
  const names: string[] = []
  await wreak(world, {
    ...{ seed, forMs },
    choose: (fault) => fault.isLong !== true,
    onInjected: ({ name }) => names.push(name),
  })
  expect(names.length).toBeGreaterThan(3)
  await world.rig.heals(120_000)
})
