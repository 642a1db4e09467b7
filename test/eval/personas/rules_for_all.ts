import { pounds } from '../../../src/money/pounds.ts'
import type { Ending, Text } from './ending.ts'
import type { Part } from './part.ts'

const mostUnanswered = 7

/** What must be so whoever wrote: what is wrong, in words. */
export function faultsOfAnybody(part: Part, ending: Ending): string[] {
  return [
    ...wrongFacts(part, ending),
    ...unbackedSums(part, ending),
    ...strangeOffers(ending),
    ...nagging(ending),
  ]
}

/** A fact is what the vendor's home is, or not known; or a person is asked about another that the vendor told since. */
function wrongFacts({ home }: Part, { facts, asked, reasons }: Ending): string[] {
  if (
    asked.includes('facts_proposed') ||
    reasons.some((reason) => reason.startsWith('The vendor corrects facts'))
  )
    return []
  const { propertyAddress, ...others } = home
  const wrong = Object.entries(others).filter(
    ([fact, truth]) => facts[fact] !== null && String(facts[fact]) !== String(truth),
  )
  const address = facts.propertyAddress ?? null
  const whole = plain(`${propertyAddress}${home.propertyPostcode}`)
  return [
    ...wrong.map(([fact, truth]) => `${fact} is ${facts[fact]} instead of ${truth}`),
    ...(address === null || whole.startsWith(plain(String(address)))
      ? []
      : [`the address is ${address} instead of ${propertyAddress}`]),
  ]
}

const plain = (address: string) => address.toLowerCase().replace(/[^a-z0-9]/g, '')

/** A sum in a text of ours is an offer of ours, or what the vendor asks. */
function unbackedSums({ home }: Part, { offers, texts }: Ending): string[] {
  const backed = new Set([...offers.map(({ amount }) => pounds(amount)), pounds(home.askingPrice)])
  return automatic(texts).flatMap(({ body }) =>
    (body.match(/£\d{1,3}(?:,\d{3})*(?:\.\d\d)?/g) ?? [])
      .filter((sum) => !backed.has(sum))
      .map((sum) => `a text names ${sum}, which no row backs`),
  )
}

function strangeOffers({ stage, offers }: Ending): string[] {
  const accepted = offers.filter(({ status }) => status === 'accepted')
  return [
    ...offers
      .filter(({ amount, ceiling }) => amount > ceiling)
      .map(({ amount }) => `${pounds(amount)} is above our ceiling`),
    ...(stage === 'OFFER_ACCEPTED' && accepted.length !== 1 ? ['accepted, but no one offer is'] : []),
  ]
}

/** The same words twice in a row, or more texts on end than the timers have. */
function nagging({ texts }: Ending): string[] {
  let onEnd = 0
  const faults: string[] = []
  for (const [index, text] of texts.entries()) {
    onEnd = text.direction === 'outbound' ? onEnd + 1 : 0
    if (onEnd === mostUnanswered + 1) faults.push(`more than ${mostUnanswered} texts without an answer`)
    if (onEnd > 1 && texts[index - 1]?.body === text.body) faults.push(`sent twice in a row: ${text.body}`)
  }
  return faults
}

/** What nobody of us wrote by hand. */
export const automatic = (texts: readonly Text[]) => texts.filter(({ direction }) => direction === 'outbound')
