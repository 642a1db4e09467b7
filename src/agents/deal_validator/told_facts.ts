import type { AgentInput, PropertyType } from '../contract/agent.ts'
import { lastToAsk } from '../sms_agent/conversation/conversation.ts'
import { leaseLeft } from '../sms_agent/flags/reckoned_flags.ts'
import { words } from '../sms_agent/text/decode_text.ts'
import type { Finding } from './findings.ts'

/** What sold prices do not show, in the vendor's words. */
export interface ToldFact {
  fact: string
  value: string
  /** The sentence that tells it, as it was written. */
  said: string
  messageId: string
}

interface Subject {
  fact: string
  /** Whether the value or the sale hangs on it: by the type, or by what the vendor has told. */
  matters: (type: PropertyType, said: string) => boolean
  question: string
  /** What a sentence tells of it; null for nothing. */
  read: (sentence: string, wasAsked: boolean, year: number) => string | null
  /** What told of it only a person may value, and why. */
  doubtful?: Finding & { told: RegExp }
}

const found = (pattern: RegExp) => (sentence: string) => pattern.exec(sentence)?.[0].trim() ?? null

function leaseTold(sentence: string, wasAsked: boolean, year: number): string | null {
  const years = leaseLeft(sentence, wasAsked, year)
  const tenure = /\bshare of (?:the )?freehold\b|\bfreehold\b/.exec(sentence)?.[0]
  return years === null ? (tenure ?? null) : `${years} years left`
}

const subjects: readonly Subject[] = [
  {
    fact: 'lease',
    matters: (type) => type === 'flat' || type === 'maisonette',
    question: 'whether it is leasehold or a share of the freehold, and how many years the lease has left',
    read: leaseTold,
  },
  {
    fact: 'tenancy',
    matters: (_, said) =>
      /\b(tenants?|tenanted|tenancy|lodgers?|buy to let|(let|rented|rent|renting it) out)\b/.test(said),
    question: 'whether somebody rents it, and whether it will be empty when it is sold',
    read: found(
      /\b(vacant possession|(is|be|its|now|already|left|stands|sold|standing) empty|(tenants?|lodgers?|they|he|she)\b( \w+){0,5} (left|leave|leaves|leaving|gone|moved|moving|out)|notice (\w+ ){0,3}(given|served)|(given|served|gave)( \w+){0,2} notice|(isnt|not) (let|rented)|(no ?one|nobody) (rents|lives|is renting|is living)|(tenants?|they|he|she) (is |are |will |wants? to |would )*(stay\w*|remain\w*|stop\w*)|in situ|assured shorthold|ast|periodic|rolling)\b/,
    ),
    doubtful: {
      code: 'tenant_stays',
      text: 'A tenant stays in it: what the law lets a buyer do has to be looked at',
      told: /\b(stay\w*|remain\w*|stop\w*|in situ|assured|ast|periodic|rolling)\b/,
    },
  },
  {
    fact: 'construction',
    matters: (_, said) =>
      /\b(ex|former|old) (council|local authority|corporation)\b|\bbuilt in (the )?(19)?[2-6]\d(s|\b)|\bnon ?standard\b/.test(
        said,
      ),
    question: 'what its walls are made of (brick, stone, concrete, steel or timber)',
    read: found(/\b(brick|stone|concrete|steel|timber|block|cob|prefab|airey|wimpey|bisf|cornish)\w*\b/),
    doubtful: {
      code: 'non_standard_construction',
      text: 'Its walls are of what few lenders take',
      told: /^(?!brick|stone|block)/,
    },
  },
  {
    fact: 'authority',
    matters: (_, said) =>
      /\b(inherit\w*|probate|executors?|late (mum|mother|dad|father|husband|wife|aunt|uncle|nan)s?|co ?owners?|joint(ly)? (owners?|own\w*|names?)|(we|both of us) (both |all )own|power of attorney|divorc\w*|separated|separating|(he|she|they|who) (has|have) to (agree|sign))\b/.test(
        said,
      ),
    question:
      'who owns it, whether all who do want to sell, and whether probate has been granted if it was inherited',
    read: found(
      /\b(probate( \w+){0,4} (granted|through|come|came|sorted|applied|pending|yet|done)|(granted|got|have|applied for) (the )?probate|(sole|only) (owner|executor)|in my (own )?name|(all|both|everyone|everybody)( of us| of them)? (agree\w*|wants?|want to|happy|are|on board)|(he|she|they)( has| have| already| is| are|s)* (agreed|agrees|signed|happy|on board))\b/,
    ),
    doubtful: {
      code: 'probate_not_granted',
      text: 'Probate has not been granted: nobody can sell it yet',
      told: /\bprobate\b.*\b(not|isnt|hasnt|pending|applied|yet)\b|\bapplied\b.*\bprobate\b/,
    },
  },
]

/** Sentences as they were written, and as patterns read them. */
const sentencesIn = (body: string) =>
  body
    .split(/(?<=[a-z)\d][.!?;])\s+|\n/i)
    .map((said) => said.trim())
    .filter((said) => said !== '')
    .map((said) => ({
      said: said.slice(0, 300),
      plain: words(said)
        .replace(/[^\p{L}\p{N} ]/gu, ' ')
        .replace(/ +/g, ' ')
        .trim(),
    }))

export interface Told {
  told: ToldFact[]
  /** What matters, is not told and was never asked for. */
  toAsk: string[]
  /** What was asked for and is not told all the same, and what only a person may value as it was told. */
  doubts: Finding[]
}

/** What the vendor has told of what matters for this property; the latest word counts. */
export function whatIsTold({ conversation, now }: AgentInput, type: PropertyType): Told {
  const year = Number(now.slice(0, 4))
  const theirs = conversation.filter(({ direction }) => direction === 'inbound')
  const said = theirs.flatMap(({ body }) => sentencesIn(body).map(({ plain }) => plain)).join(' . ')
  const come: Told = { told: [], toAsk: [], doubts: [] }
  for (const { fact, question, read, doubtful } of subjects.filter(({ matters }) => matters(type, said))) {
    const asks = ({ direction, body }: AgentInput['conversation'][number]) =>
      direction === 'outbound' && body.includes(question)
    const told = conversation.flatMap((text, at): ToldFact[] => {
      if (text.direction !== 'inbound') return []
      const ours = lastToAsk(conversation.slice(0, at))
      const wasAsked = ours !== undefined && asks(ours)
      return sentencesIn(text.body).flatMap(({ said: quoted, plain }) => {
        const value = read(plain, wasAsked, year)
        return value === null ? [] : [{ fact, value, said: quoted, messageId: text.id }]
      })
    })
    const latest = told.at(-1)
    if (latest !== undefined) {
      come.told.push(latest)
      if (doubtful?.told.test(latest.value)) {
        come.doubts.push({ code: doubtful.code, text: `${doubtful.text}: "${latest.said.slice(0, 120)}"` })
      }
    } else if (!conversation.some(asks)) come.toAsk.push(question)
    else
      come.doubts.push({
        code: `${fact}_not_told`,
        text: `We asked ${question}; the vendor wrote: "${(theirs.at(-1)?.body ?? '').slice(0, 120)}"`,
      })
  }
  return come
}
