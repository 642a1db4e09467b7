import { faultStory } from '../rig/stories.ts'

const together = { concurrent: true, timeout: 180_000 }

faultStory('each word of a vendor comes ten times at once', together, async ({ rig }) => {
  rig.load.repeats = 1
  rig.startWorker()
  await rig.load.arrive(8)
  await rig.heals()
})

faultStory('the carrier reports late, twice and in no order', together, async ({ rig }) => {
  rig.load.carrierReports = true
  rig.startWorker()
  await rig.load.arrive(8)
  await rig.heals()
})
