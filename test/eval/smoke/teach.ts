import { readFile, writeFile } from 'node:fs/promises'
import { alarms } from '../../../src/agents/sms_agent/smoke_detector.ts'
import { projectFile } from '../../../src/project_file.ts'
import { crossValidate } from './cross_validate.ts'
import { taughtTexts } from './labelled.ts'
import { exampleOf, train } from './train.ts'

const file = () => projectFile('src/agents/sms_agent/smoke_taught.json')

/** What the smoke detector is taught, as the file that the product reads: the same texts give the same bytes. */
export function taughtFile(): string {
  const texts = taughtTexts()
  const { thresholds } = crossValidate(texts)
  const ears = alarms.map((alarm) => {
    const { bias, of } = train(texts.map(({ body, alarms: told }) => exampleOf(body, told.includes(alarm))))
    const scale = Number((of.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127).toFixed(6))
    const weights = Buffer.from(Int8Array.from(of, (weight) => Math.round(weight / scale)).buffer)
    return [
      alarm,
      {
        ...{ bias: Number(bias.toFixed(4)), scale, ...thresholds[alarm] },
        weights: weights.toString('base64'),
      },
    ]
  })
  return `${JSON.stringify(Object.fromEntries(ears), null, 2)}\n`
}

export async function teach(isCheck: boolean): Promise<boolean> {
  const written = taughtFile()
  const isSame = (await readFile(file(), 'utf8')) === written
  if (!isSame && !isCheck) await writeFile(file(), written)
  return isSame
}
