import { expect, test } from 'vitest'
import { howMany, isProof } from '../../support/run/proof.ts'
import { canMountDisks } from '../rig/servers/small_disk.ts'
import { seed } from '../rig/stories.ts'
import { openWorld, type WorldOptions } from './world.ts'
import { wreak } from './wreak.ts'

const forMs = howMany('secondsOfFaults') * 1_000

const mixedStory = (name: string, servers: WorldOptions['servers'], isRun: boolean) =>
  test.runIf(isRun)(name, { timeout: 300_000 + 2 * forMs }, async ({ onTestFinished }) => {
    const world = await openWorld({ seed, workers: 2, servers })
    onTestFinished(() => world.close(), 30_000)
    const names: string[] = []
    await wreak(world, {
      ...{ seed, forMs },
      choose: (fault) => isProof || fault.isLong !== true,
      onInjected: ({ name }) => names.push(name),
    })
    expect(names.length).toBeGreaterThan(3)
    await world.rig.heals(120_000)
    expect(await world.faults()).toEqual([])
  })

mixedStory('many things break at once', isProof && canMountDisks ? 'disk' : 'one', true)
mixedStory('many things break at once, of two servers too', 'pair', isProof)
