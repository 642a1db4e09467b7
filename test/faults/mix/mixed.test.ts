import { expect, test } from 'vitest'
import { howMany, isProof } from '../../support/proof.ts'
import { closeWorld, openWorld, wreak } from './breakable_world.ts'
import { seed } from '../rig/stories.ts'

const forMs = howMany('secondsOfFaults') * 1_000

test('many things break at once', { timeout: 180_000 + 2 * forMs }, async ({ onTestFinished }) => {
  const world = await openWorld(seed, 2)
  onTestFinished(() => closeWorld(world), 30_000)
  const names: string[] = []
  await wreak(world, {
    ...{ seed, forMs },
    choose: (fault) => isProof || fault.isLong !== true,
    onInjected: ({ name }) => names.push(name),
  })
  expect(names.length).toBeGreaterThan(3)
  await world.rig.heals(120_000)
})
