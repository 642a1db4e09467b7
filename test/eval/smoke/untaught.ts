import { isInAnotherScript, type Smoke, smokeIn } from '../../../src/agents/sms_agent/smoke_detector.ts'
import { crossValidate } from './cross_validate.ts'
import { taughtTexts } from './labelled.ts'

/** What a detector smells that was taught without this text and its near-duplicates. */
export function smokeUntaught(): (text: { body: string }) => Smoke {
  const texts = taughtTexts()
  const { smoke } = crossValidate(texts)
  const known = new Map(texts.map(({ body }, at) => [body.toLowerCase(), smoke[at]]))
  return ({ body }) => {
    const smelt = known.get(body.toLowerCase()) ?? smokeIn(body)
    return isInAnotherScript(body) ? { ...smelt, person: 2 } : smelt
  }
}
