import { alarms } from '../../../src/agents/sms_agent/taught/smoke_detector.ts'
import { table } from '../../../src/cli/output/terminal.ts'
import { crossValidate } from './cross_validate.ts'
import { taughtTexts } from './labelled.ts'

const percent = (hits: number, of: number) => `${hits} of ${of} (${((100 * hits) / of).toFixed(1)} %)`

/** Of the open corpus: what each alarm hears of its own, and of plain texts, taught without each and its near-duplicates. */
export function smokePage(): string[] {
  const texts = taughtTexts()
  const { smoke } = crossValidate(texts)
  const heard = texts
    .map(({ id, body, alarms: told }) => ({ id, told, smoke: smoke.get(body.toLowerCase()) }))
    .filter(({ id }) => id !== null)
  const plain = heard.filter(({ told }) => told.length === 0)
  const rows = alarms.flatMap((alarm) =>
    [1, 2].map((loud) => {
      const its = heard.filter(({ told }) => told.includes(alarm))
      const isHeard = (one: (typeof heard)[number]) => (one.smoke?.[alarm] ?? 0) >= loud
      return [
        ...[alarm, loud === 1 ? 'quiet' : 'loud', percent(its.filter(isHeard).length, its.length)],
        percent(plain.filter(isHeard).length, plain.length),
      ]
    }),
  )
  return [`${texts.length} texts taught`, ...table([['alarm', '', 'of its own', 'of plain texts'], ...rows])]
}
