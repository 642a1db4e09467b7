import type { Dice } from '../planning/dice.ts'
import type { Persona } from './persona.ts'

/** What a vendor is, whatever they do. */
type Given = 'name' | 'phone' | 'source' | 'property' | 'value' | 'reserve'

/**
 * How a vendor behaves. The shares are our own judgement of motivated-seller leads in the UK: a third never
 * answers, and of those who do many drift off; some four to eight in a hundred sell to us.
 */
export function temperament(dice: Dice): Omit<Persona, Given> {
  const character = dice.weighted('character', [
    ['never_answers', 350],
    ['goes_silent', 255],
    ['opts_out', 40],
    ['wrong_number', 20],
    ['bereaved', 15],
    ['talks', 320],
  ])
  return {
    character,
    answersBefore: dice.whole('answers before', character === 'goes_silent' ? 1 : 0, 3),
    revives: dice.chance('revives', 0.25),
    pace: dice.weighted('pace', [
      ['at_once', 45],
      ['hours', 38],
      ['next_day', 17],
    ]),
    telling: dice.weighted('telling', [
      ['form', 22],
      ['all_at_once', 18],
      ['a_few', 34],
      ['one_by_one', 26],
    ]),
    slip: dice.weighted('slip', [
      [null, 90],
      ['bedrooms', 6],
      ['askingPrice', 4],
    ]),
    asksOddQuestion: dice.chance('odd question', 0.12),
    asksAboutOffer: dice.chance('asks about offer', 0.15),
    bargains: dice.chance('bargains', 0.4),
    answersOffer: dice.weighted('answers offer', [
      ['offer', 46],
      ['video', 10],
      ['retry_1', 7],
      ['retry_2', 4],
      ['retry_3', 3],
      ['none', 30],
    ]),
  }
}
