import type { Ear } from '../../../src/agents/sms_agent/taught/ear.ts'
import { guessKind } from '../../../src/agents/sms_agent/taught/kind_of_reply.ts'
import { isInAnotherScript, smokeIn } from '../../../src/agents/sms_agent/taught/smoke_detector.ts'
import { crossValidate, guessesUntaught } from './cross_validate.ts'
import { taughtTexts } from './labelled.ts'
import { yesEarWithout } from './taught_yeses.ts'

/** What a detector smells, what kind of reply it takes a text for, and whether for a plain yes, that was taught without this text and its near-duplicates. */
export function untaught(): Ear {
  const texts = taughtTexts()
  const { smoke } = crossValidate(texts)
  const guesses = new Map(
    [...guessesUntaught(texts)].map(([{ body, after }, guess]) => [`${after} ${body.toLowerCase()}`, guess]),
  )
  return {
    smokeIn: (body) => {
      const known = smoke.get(body.toLowerCase()) ?? smokeIn(body)
      return isInAnotherScript(body) ? { ...known, person: 2 } : known
    },
    guessKind: (body, after) => guesses.get(`${after} ${body.toLowerCase()}`) ?? guessKind(body, after),
    soundOfYes: yesEarWithout('open'),
  }
}
