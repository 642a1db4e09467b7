import { describe, expect, test } from 'vitest'
import { type AgentInput, agentOutcomeSchema } from '../../../src/agents/contract/agent.ts'
import { dealValidator } from '../../../src/agents/deal_validator/deal_validator.ts'
import { aGoodMarket, validatorInput, vendorWrote, weWrote } from './validator_input.ts'

const flat = { propertyType: 'flat', propertyAddress: 'Flat 2, 12 Beech Road, Manchester' } as const
const flats = aGoodMarket({ type: 'F', tenure: 'L' })

async function valued(
  conversation: AgentInput['conversation'],
  lead: Partial<AgentInput['lead']> = {},
  comparables = aGoodMarket(),
) {
  const input = validatorInput({ conversation, comparables }, lead)
  return agentOutcomeSchema.parse(await dealValidator(input, new AbortController().signal))
}

const valuedFlat = (...conversation: AgentInput['conversation']) => valued(conversation, flat, flats)

const ours = async (conversation: AgentInput['conversation'] = [], lead = {}, comparables = aGoodMarket()) =>
  (await valued(conversation, lead, comparables)).message?.body ?? ''

describe('what sold prices do not show is asked for where it matters', () => {
  test('the lease of a flat, once all else speaks for an offer', async () => {
    expect(await valuedFlat()).toMatchObject({
      outcome: 'needs_info',
      message: {
        purpose: 'question',
        body: 'Homestead Buyers: before we can say what we would pay, could you tell us whether it is leasehold or a share of the freehold, and how many years the lease has left?',
      },
    })
    expect(await valued([], { ...flat, askingPrice: 210_000 }, flats)).toMatchObject({ outcome: 'reject' })
  })

  test.each([
    ['there are tenants in at the moment', /rents it.*empty/],
    ['its an ex council semi', /walls.*concrete/],
    ['we inherited it last year', /who owns it.*probate/],
    ['we are getting divorced and he has to agree', /who owns it/],
  ])('of a house: %s', async (said, question) => {
    expect(await ours([vendorWrote(said)])).toMatch(question)
  })

  test('and of a house of which nothing of the kind was told, nothing', async () => {
    expect(await valued([vendorWrote('3 bed semi, tidy, asking 150k')])).toMatchObject({ outcome: 'advance' })
  })
})

describe('what is told reaches the valuation with the words that told it', () => {
  test.each([
    ['95 years left', '95 years left'],
    ['about 88', '88 years left'],
    ['Lease is 125 years from 2001', '100 years left'],
    ['we have a share of the freehold', 'share of the freehold'],
  ])('the lease: %s', async (said, value) => {
    const answer = vendorWrote(said)
    const outcome = await valuedFlat(weWrote(await ours([], flat, flats)), answer)
    const told = [{ fact: 'lease', value, said, messageId: answer.id }]
    expect(outcome).toMatchObject({ outcome: 'advance', notes: { told }, valuation: { basis: { told } } })
  })

  test('the latest word counts, and what was told unasked is not asked for', async () => {
    const outcome = await valuedFlat(
      vendorWrote('2 bed flat, 99 years left on the lease'),
      vendorWrote('Sorry, I looked it up. There are 96 years left on the lease.'),
    )
    expect(outcome).toMatchObject({ outcome: 'advance', notes: { told: [{ value: '96 years left' }] } })
    const let_ = await valued([vendorWrote('It is rented out, but the tenants are moving out in May')])
    expect(let_).toMatchObject({ outcome: 'advance', notes: { told: [{ fact: 'tenancy' }] } })
  })

  test.each([
    ['There is a tenant in situ on an AST paying 650', 'tenant_stays'],
    ['Its rented out and the tenants want to stay', 'tenant_stays'],
    ['We inherited it and probate has not been granted', 'probate_not_granted'],
    ['I inherited it, have applied for probate', 'probate_not_granted'],
    ['ex council, its concrete I think', 'non_standard_construction'],
  ])('what only a person may value goes to one: %s', async (said, code) => {
    expect(await valued([vendorWrote(said)])).toMatchObject({
      outcome: 'ask_human',
      notes: { reasonCodes: [code], told: [{ said }] },
    })
  })

  test.each([
    'It was rented out, but the tenants have left and it stands empty',
    'We inherited it, probate was granted in May',
    'ex council, brick built',
    'We are divorced and she has agreed',
  ])('and what is settled stops no offer: %s', async (said) => {
    expect(await valued([vendorWrote(said)])).toMatchObject({ outcome: 'advance' })
  })

  test.each(['no idea, sorry', 'I have lived here 20 years', 'its leasehold'])(
    'whoever was asked and does not tell is not asked again: %s',
    async (said) => {
      const outcome = await valuedFlat(weWrote(await ours([], flat, flats)), vendorWrote(said))
      expect(outcome).toMatchObject({ outcome: 'ask_human', notes: { reasonCodes: ['lease_not_told'] } })
      expect(outcome.reason).toContain(`"${said}"`)
    },
  )
})
