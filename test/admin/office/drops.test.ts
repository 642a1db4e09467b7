import { expect } from 'vitest'
import { diceOf } from '../../../src/simulation/planning/dice.ts'
import { howMany, isProof, proofSeed } from '../../support/run/proof.ts'
import { leadsOfOffice as leads, officeStory } from './office_story.ts'
import { type Drop, dropOne, type End, endOf, watchDrops } from './one_drop.ts'
import { differences } from './screen_and_table.ts'
import { strike, troubleOf, troublesOnTheLine } from './troubles.ts'

const drops = howMany('drops')
/** Moves may be on their way together, each of another lead. */
const together = 3

officeStory(
  'whatever befalls a drop it ends as moved, once, or as refused in words, and the screen is what the table is',
  { timeout: isProof ? 7_000_000 : 180_000 },
  async ({ page, office }) => {
    await watchDrops(page)
    const line = await troublesOnTheLine(page)
    const ends: Promise<Drop & { end: End }>[] = []
    for (let nth = 0; nth < drops; nth += 1) {
      const dice = diceOf(proofSeed, `drop ${nth}`)
      if (nth % 10 === 9) await office.fill(leads)
      const trouble = troubleOf(nth, dice)
      line.next(trouble, dice)
      const drop = await dropOne(page, office, dice, (lead, to) =>
        strike(trouble, { page, office, lead, to, dice }),
      )
      if (drop !== undefined) ends.push(endOf(page, drop, trouble).then((end) => ({ ...drop, end })))
      await ends.at(-together)
    }
    const ended = await Promise.all(ends)

    const moved = ended.filter(({ end }) => end === 'moved').map(({ lead, to }) => `${lead} to ${to}`)
    expect(moved.toSorted()).toEqual((await office.movesMade()).toSorted())
    expect(ended.length).toBeGreaterThan(drops / 2)
    await expect.poll(() => differences(page, office).then((found) => found.join('; '))).toBe('')
    if (isProof) process.stdout.write(`${ended.length} drops, ${moved.length} of them moved\n`)
  },
)
