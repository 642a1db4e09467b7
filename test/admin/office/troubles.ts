import { setTimeout as pause } from 'node:timers/promises'
import type { Page, Route } from 'playwright-core'
import type { Dice } from '../../../src/simulation/planning/dice.ts'
import { isProof } from '../../support/run/proof.ts'
import type { Office } from './office.ts'

/** What befalls a drop between the hand and the database. */
const troubles = [
  ['none', 30],
  ['delay', 15],
  ['editor is quicker', 20],
  ['answer is lost', 12],
  ['request is lost', 8],
  ['offline', 8],
  ['silence', isProof ? 1 : 0],
] as const

export type Trouble = (typeof troubles)[number][0] | 'server dies' | 'database dies'

/** So often the web process and PostgreSQL die under a card that is held. */
const deaths = [
  ['server dies', 3],
  ['database dies', 8],
] as const
const everySoManyDrops = 60

export function troubleOf(nth: number, dice: Dice): Trouble {
  const [, death] =
    deaths.map(([trouble, at]) => [at, trouble] as const).find(([at]) => nth % everySoManyDrops === at) ?? []
  return death ?? dice.weighted('trouble', troubles)
}

/** Requests for moves go through here; each trouble meets the next one. */
export async function troublesOnTheLine(
  page: Page,
): Promise<{ next: (trouble: Trouble, dice: Dice) => void }> {
  let coming: { trouble: Trouble; dice: Dice } | undefined
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('mutation Move')) return route.fallback()
    const met = coming
    coming = undefined
    await (met === undefined ? route.continue() : meet(route, met.trouble, met.dice)).catch(() =>
      route.abort('connectionreset').catch(() => {}),
    )
  })
  return {
    next(trouble, dice) {
      coming = { trouble, dice }
    },
  }
}

async function meet(route: Route, trouble: Trouble, dice: Dice): Promise<void> {
  if (trouble === 'delay') await pause(dice.whole('delay', 50, 700))
  if (trouble === 'request is lost') return route.abort('connectionreset')
  if (trouble === 'answer is lost') {
    await route.fetch()
    return route.abort('connectionreset')
  }
  if (trouble !== 'silence') return route.continue()
}

/** What happens elsewhere while a card is held over a column. */
export async function strike(
  trouble: Trouble,
  { page, office, lead, to, dice }: { page: Page; office: Office; lead: string; to: string; dice: Dice },
): Promise<void> {
  if (trouble === 'editor is quicker') await office.moveElsewhere(lead, to, dice)
  if (trouble === 'server dies') await office.killServer()
  if (trouble === 'database dies') await office.killDatabase()
  if (trouble === 'offline') {
    await page.context().setOffline(true)
    void pause(dice.whole('offline', 50, 1_500)).then(() =>
      page
        .context()
        .setOffline(false)
        .catch(() => {}),
    )
  }
}
