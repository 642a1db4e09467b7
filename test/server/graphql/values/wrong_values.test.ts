import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { aLeadAt } from '../../../support/leads.ts'
import { howMany, proofSeed } from '../../../support/run/proof.ts'
import { apiStory } from '../../support/api.ts'
import { everyTry, type Try } from '../../support/wrong_values.ts'

const atATime = 4
/** What is wrong with a value, in whichever words; half a letter in a document makes it no document. */
const refusals = /^(BAD_VALUE|BAD_QUERY|QUERY_TOO_LARGE|PAGE_TOO_LARGE)$/

apiStory(
  'whatever wrong value a client gives, and wherever, it is told the field and nothing breaks',
  { timeout: 1_800_000 },
  async ({ database: { db }, server, ask }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const all = everyTry(lead)
    const place = ({ what }: Try) => createHash('md5').update(`${proofSeed} ${what}`).digest('hex')
    const inAnyOrder = all
      .map((one) => [place(one), one] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1))
    const tries = inAnyOrder.slice(0, howMany('wrongValues')).map(([, one]) => one)
    const faults: unknown[] = []
    for (let begin = 0; begin < tries.length; begin += atATime) {
      await Promise.all(tries.slice(begin, begin + atATime).map(look))
    }
    expect(faults).toEqual([])
    expect(server.logged()).not.toContain('a field failed')
    expect((await ask('viewer', '{ now }')).data.now).toEqual(expect.any(String))

    async function look({ what, document, variables, name, mustFail }: Try): Promise<void> {
      const { status, errors } = await ask('admin', document, variables)
      const told = errors.map(({ extensions, message }) => ({
        code: extensions?.code,
        field: extensions?.field,
        message,
      }))
      const isFine = told.every(
        ({ code, field }) => code !== 'INTERNAL' && (code !== 'BAD_VALUE' || field !== undefined),
      )
      const isRefused = !mustFail || told.some(({ code }) => refusals.test(String(code)))
      const isNamed = told.every(({ code, field }) => code !== 'BAD_VALUE' || isNameOf(field, name))
      if (status >= 500 || !isFine || !isRefused || !isNamed) {
        faults.push({ what, document: document.slice(0, 300), status, told })
      }
    }
  },
)

/** A field is named by its argument, or by the variable that the client chose for it. */
function isNameOf(field: unknown, name: string): boolean {
  return String(field)
    .split(/[.[\]]+/)
    .some((part) => part === name || part === 'value')
}
