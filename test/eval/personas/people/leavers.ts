import { breaksOff, saysFirst, saysOfOffer } from '../behaviour.ts'
import {
  and,
  type Check,
  getsNoOffer,
  isSilenced,
  neverSells,
  quietAfter,
  waitsOrIsSilenced,
} from '../expected.ts'
import { allFacts } from '../part.ts'
import type { Persona } from '../persona.ts'

/** Somebody who pleads to be left alone, at the beginning, in the middle or at an offer. */
function leaver(name: string, words: string, how: 'first' | 'later' | 'at the offer', check: Check): Persona {
  const said = new RegExp(words.slice(0, 4).replace(/[^a-z]/gi, '.'), 'i')
  const about = `"${words}"`
  const faults = and(check, quietAfter(said), neverSells)
  if (how === 'at the offer')
    return { name, about, form: allFacts, answers: saysOfOffer({ body: words, exactly: true }), faults }
  const answers =
    how === 'first' ? saysFirst({ body: words, exactly: true }) : breaksOff({ body: words, exactly: true })
  return { name, about, answers, faults: and(faults, getsNoOffer) }
}

/** Those who want no more texts, however they put it: nothing more leaves. */
export const leavers: readonly Persona[] = [
  leaver('stop', 'STOP', 'first', isSilenced),
  leaver('stop in a sentence', 'Please stop texting me', 'later', isSilenced),
  leaver('remove me', 'Take my number off your list please', 'first', isSilenced),
  leaver('no more messages', "I don't want any more messages from you", 'at the offer', isSilenced),
  leaver('leave me be', 'leave me alone will you', 'at the offer', isSilenced),
  leaver('rude', 'F off and lose my number', 'first', isSilenced),
  leaver(
    'harassed',
    'This is harassment. Contact me again and I will report you to the ICO',
    'later',
    waitsOrIsSilenced,
  ),
  leaver('tired', 'enough now, I have had my fill of these', 'at the offer', waitsOrIsSilenced),
  leaver('never asked', 'I never asked you to text me', 'first', waitsOrIsSilenced),
  leaver('wrong number', 'You have the wrong number mate', 'first', waitsOrIsSilenced),
]
