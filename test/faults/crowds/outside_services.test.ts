import { expect } from 'vitest'
import { faultStory } from '../rig/stories.ts'

const together = { concurrent: true, timeout: 180_000 }

faultStory('the carrier takes texts and breaks the line', together, async ({ rig }) => {
  rig.carrier.mode = 'cut'
  rig.startWorker()
  await rig.load.arrive(5)
  for (const _ of [1, 2, 3, 4, 5]) await rig.carrier.nextAccepted()
  rig.carrier.mode = 'accept'
  await rig.heals()
  expect(new Set(rig.carrier.accepted.map((text) => text.messageId)).size).toBe(rig.carrier.accepted.length)
})

faultStory('agents answer with rubbish and errors', together, async ({ rig }) => {
  const moods = ['garbage', 'fail', 'answer', 'answer'] as const
  rig.agents.mode = (_, nth) => moods[nth % moods.length] ?? 'answer'
  rig.startWorker()
  await rig.load.arrive(10)
  await rig.heals()
})
