import { type FactName, factNames } from '../../contract/agent.ts'
import { askedIn } from './wording.ts'

const asks =
  /\?|\b(?:please|tell|text|send|give|drop|let (?:me|us) know|(?:could|can) you|we (?:still )?need|just need)\b/
const home = '(?:property|house|flat|home|place|bungalow)'

/** How people of ours, or a model, ask for each fact in their own words. */
const forms: Record<FactName, RegExp> = {
  propertyAddress: new RegExp(
    `\\baddress\\b|\\bhouse (?:number|name)\\b|\\b(?:which|what) (?:is the )?number\\b[^.?]*\\b${home}\\b|\\b(?:which|what) (?:${home}|street|road)\\b|\\bwhere(?:abouts)?(?:'s)?\\b[^.?]*\\b(?:it|${home})\\b|\\blocation\\b`,
  ),
  propertyPostcode: /\bpost ?code\b/,
  propertyType: new RegExp(
    `\\btype\\b|\\b(?:kind|sort) of ${home}\\b|\\b(?:detached|terraced?|semi|house|flat|bungalow)\\b[^.?]* or (?:an? )?(?:\\w+ else|flat|bungalow|house|semi|terraced?|detached)\\b|\\b(?:tell|describe)\\b[^.?]*\\b${home}\\b`,
  ),
  bedrooms: /\bbed(?:room)?s?\b|\bhow (?:big|many rooms)\b/,
  condition: /\bcondition\b|\b(?:state|shape|nick|repair)\b/,
  askingPrice:
    /\b(?:price|figure|sum|amount|money|ballpark)\b|\bhow much\b|\bwhat(?:'s|ever)?\b[^.?]*\b(?:(?:want|like|need|expect\w*)\b(?! to\b)|takes?\b|accept\b|get\b|hop(?:e|ing)\b|asking\b|looking\b|after\b|settle\b|sell it for\b|worth\b|walk away with\b|in mind\b)/,
}
/** How much else may be asked: then it is no price. */
const otherSums = /\b(?:mortgage|owe|owed|owing|rent|charges?|lease|tenants?|loan|debts?|paid|pay for)\b/

/** What a text of ours asks for: facts, or a sum that is no price. */
export type AskedFor = FactName | 'otherSum'

/** What a text of ours asks for, in our usual words or in others. */
export function asksFor(body: string): Set<AskedFor> {
  const asking = body
    .toLowerCase()
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => asks.test(sentence))
  const said = (fact: FactName) =>
    asking.some(
      (sentence) => forms[fact].test(sentence) && !(fact === 'askingPrice' && otherSums.test(sentence)),
    )
  const isOfOtherSum = asking.some((sentence) => otherSums.test(sentence))
  return new Set([
    ...askedIn(body),
    ...factNames.filter(said),
    ...(isOfOtherSum ? (['otherSum'] as const) : []),
  ])
}
