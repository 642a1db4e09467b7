import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 AA, and what axe holds for good practice beside it. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What is on its way to look otherwise is there; what turns for ever goes on turning. */
const comeToRest = `for (const each of document.getAnimations()) if (Number.isFinite(each.effect?.getComputedTiming().endTime)) each.finish()`

/** The same page in another light breaks no other rules than these. */
const ofColours = `axe.getRules(${JSON.stringify(tags)}).filter(({ tags }) => tags.includes('cat.color')).map(({ ruleId }) => ruleId)`

/**
 * What keeps people from using the page as it is once it has come to rest, or a part of it: each rule with the elements
 * that break it.
 */
export async function barriersOn(page: Page, part = 'html', rules = JSON.stringify(tags)): Promise<string[]> {
  await page.evaluate(comeToRest)
  // The page's own policy lets no script in; the debugger's may.
  const inspector = await page.context().newCDPSession(page)
  const { result: known } = await inspector.send('Runtime.evaluate', { expression: 'typeof axe' })
  if (known.value === 'undefined') await inspector.send('Runtime.evaluate', { expression: await axe })
  const { result } = await inspector.send('Runtime.evaluate', {
    expression: `axe.run(${JSON.stringify(part)}, { runOnly: ${rules}, resultTypes: ['violations'] }).then((found) => JSON.stringify(found))`,
    awaitPromise: true,
  })
  await inspector.detach()
  const { violations }: AxeResults = JSON.parse(String(result.value))
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  )
}

/** The same in the light and in the dark: the page follows whoever changes their mind. */
export async function barriersInAnyLight(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [colorScheme, rules] of [['light'], ['dark', ofColours]] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' })
    found.push(
      ...(await barriersOn(page, 'html', rules)).map((barrier) => `in the ${colorScheme}: ${barrier}`),
    )
  }
  return found
}

/** Whether one has to scroll sideways to read the page. */
export async function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}
