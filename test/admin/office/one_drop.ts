import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Dice } from '../../../src/simulation/planning/dice.ts'
import { isProof } from '../../support/run/proof.ts'
import type { Office } from './office.ts'

/** A card that was let go over a column, as the page itself saw it. */
export interface Drop {
  lead: string
  name: string
  to: string
  /** What the page had told of moves of this lead before. */
  toldBefore: number
  /** Why it was left where it was, when it lacks what is not written on the board. */
  lacks?: string | undefined
}

/** A web process that has died is back when the machine lets it. */
const patienceMs = isProof ? 240_000 : 40_000

const words = /^\S.*[.!?]$/

export type End = 'moved' | 'refused' | 'left where it was'

/** Notes in the page what is dropped where, and every word that it tells. */
const watch = `
  window.drops = []
  window.told = []
  window.toldOf = (name) => told.filter((words) => words.startsWith(name + ' moved to ') || words.startsWith(name + ' was not moved'))
  let held
  addEventListener('dragstart', ({ target }) => {
    const card = target.closest('[data-lead]')
    held = card && { lead: card.dataset.lead, name: card.querySelector('[data-card-link]').textContent }
  }, { capture: true })
  addEventListener('drop', () => {
    const over = document.querySelector('[data-drop=here]')
    if (held && over) drops.push({ ...held, to: over.dataset.stage, toldBefore: toldOf(held.name).length })
    held = undefined
  }, { capture: true })
  new MutationObserver(() => {
    for (const notice of document.querySelectorAll('.mantine-Notification-root:not([data-seen])')) {
      notice.dataset.seen = 'yes'
      told.push(notice.textContent)
    }
  }).observe(document, { childList: true, subtree: true })
`

export const watchDrops = (page: Page): Promise<unknown> => page.evaluate(watch)

/** Drags a card that the dice choose to where the rules let it go, and gives what is asked for; undefined when nothing was let go. */
export async function dropOne(
  page: Page,
  office: Office,
  dice: Dice,
  whileHeld: (lead: string, to: string) => Promise<void>,
): Promise<Drop | undefined> {
  const cards = await page.evaluate<[lead: string, stage: string][]>(
    `[...document.querySelectorAll('[data-lead][draggable=true]')].map((card) => [card.dataset.lead, card.closest('section').dataset.stage])`,
  )
  const movable = cards.toSorted().filter(([, stage]) => office.targets(stage).length > 0)
  const [lead, from] = movable[dice.whole('card', 0, movable.length - 1)] ?? []
  if (lead === undefined || from === undefined) return undefined
  const targets = office.targets(from)
  const to = targets[dice.whole('to', 0, targets.length - 1)] ?? ''
  const before = await page.evaluate<number>('drops.length')

  const column = page.locator(`[data-stage=${to}]`)
  await page
    .locator(`[data-lead="${lead}"]`)
    .hover({ timeout: 3_000 })
    .catch(() => {}) // it may have gone meanwhile
  await page.mouse.down()
  await column.hover({ position: { x: 60, y: 20 } })
  await column.hover({ position: { x: 80, y: 30 } })
  await whileHeld(lead, to)
  await page.mouse.up()
  const drop = await page.evaluate<Drop | null>(`drops[${before}] ?? null`)
  if (drop === null) return undefined
  return { ...drop, lacks: await giveWhatIsAsked(page, drop) }
}

/** Looked at in the page: whether it asks for something, and gives that. */
const give = `((lead, name, toldBefore) => {
  const form = document.querySelector('[role=dialog] form')
  if (form === null) {
    const isUnderWay = document.querySelector('[data-lead="' + lead + '"][data-moving=sent]') !== null
    return isUnderWay || toldOf(name).length > toldBefore ? 'goes on' : 'not yet'
  }
  const submit = form.querySelector('[type=submit]')
  if (submit.dataset.loading) return 'not yet'
  if (submit.disabled) {
    const why = form.querySelector('[role=alert]').textContent
    form.querySelector('[type=button]').click()
    return why
  }
  for (const field of form.querySelectorAll('input, textarea')) field.value ||= 'Ada Investor'
  for (const choice of form.querySelectorAll('select')) choice.value ||= [...choice.options].at(-1).value
  form.requestSubmit()
  return 'not yet'
})`

/** Gives what the move needs; returns why nobody can give it here, when the form says so and the lead is left where it is. */
async function giveWhatIsAsked(
  page: Page,
  { lead, name, to, toldBefore }: Drop,
): Promise<string | undefined> {
  const call = `${give}(${JSON.stringify(lead)}, ${JSON.stringify(name)}, ${toldBefore})`
  for (let left = patienceMs / 100; left > 0; left -= 1) {
    const answer = await page.evaluate<string>(call)
    if (answer !== 'not yet') return answer === 'goes on' ? undefined : answer
    await pause(100)
  }
  const [stands, asks] = await page.evaluate<[string?, string?]>(`[
    document.querySelector('[data-lead="${lead}"]')?.closest('[data-stage]').dataset.stage,
    document.querySelector('[role=dialog]')?.textContent,
  ]`)
  throw new Error(`The drop of ${name}, now at ${stands}, on ${to} neither goes on nor is it asked: ${asks}`)
}

/** Waits until the page says what has become of it; only a moment is no end. */
export async function endOf(
  page: Page,
  { name, toldBefore, to, lacks }: Drop,
  trouble: string,
): Promise<End> {
  if (lacks !== undefined) {
    expect(lacks, 'a reason in words').toMatch(words)
    return 'left where it was'
  }
  for (let left = patienceMs / 100; left > 0; left -= 1) {
    const told = (await page.evaluate<string[]>(`toldOf(${JSON.stringify(name)})`))[toldBefore]
    if (told?.startsWith(`${name} moved to `)) return 'moved'
    if (told !== undefined) {
      expect(told.replace(`${name} was not moved`, '').trim(), 'a reason in words').toMatch(words)
      return 'refused'
    }
    await pause(100)
  }
  throw new Error(`What ${name} was dropped on ${to} for has no end (${trouble})`)
}
