import { legible } from '../../free_text.ts'
import type { AgentInput } from '../contract/agent.ts'

type Named = Pick<AgentInput['lead'], 'firstName'>

const gap = '[\\s().\\/_·\\-\\u2010-\\u2015]{0,3}'
const more = (least: number, most = least) => `(?:${gap}\\d){${least},${most}}`
/** Numbers of phones however thumbs group them; a price begins with no nought and has fewer figures. */
const phones = new RegExp(
  `(?<!\\d[,.]?|£ ?)(?:\\(?\\+${more(8, 15)}|\\(?(?:0|(?<![a-z])o(?=${gap}\\d))${more(8, 14)}|44${more(10)}|7\\d{3}${gap}\\d{3}${gap}\\d{3})(?!\\d)`,
  'gi',
)
/** In figures of another script so many are no price. */
const foreignNumbers = /[^\P{Nd}0-9](?:[\s().-]{0,3}[^\P{Nd}0-9]){6,}/gu
const emails =
  /\S+ ?@ ?\S+\.\S+|[\w.+-]+ ?(?: at |[([]at[)\]]) ?[\w-]+(?: ?(?: dot |[([]dot[)\]]) ?[a-z]{2,})+/gi
/** Letters, figures and signs of double width. */
const wide = /[\uff01-\uff5e]/g

/** Words as they may leave the house: what somebody can be reached by, and a greeting by surname, is taken out. */
export function shown(text: string, { firstName }: Named): string {
  const plain = legible(text)
    .replace(wide, (letter) => letter.normalize('NFKC'))
    .replace(emails, '[e-mail]')
    .replace(phones, '[phone]')
    .replace(foreignNumbers, '[phone]')
    .toWellFormed()
  return isFormal(firstName) ? plain.replaceAll(firstName, '[name]') : plain
}

/** The name by which a vendor may be known outside; of "Mr Smith" nothing. */
export const firstNameOf = ({ firstName }: Named): string | null =>
  firstName === null || isFormal(firstName) ? null : firstName

const isFormal = (name: string | null): name is string =>
  name !== null && /^(?:mr|mrs|ms|miss|mx|dr|rev|prof|sir|dame|lord|lady)\.? \S/i.test(name)
