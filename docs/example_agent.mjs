// An agent over HTTP, in one file and plain Node (20 or newer), for you to change:
//
//   AGENT_SIGNING_SECRET='the one of the pipeline' PORT=8080 node example_agent.mjs
//
// It greets and hands over to people what it does not understand, values by the median of what was sold nearby, and
// offers three quarters of that. A greeting is answered at once; a valuation, which may take its time, at the callback.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

const secret = process.env.AGENT_SIGNING_SECRET
if (!secret) throw new Error('AGENT_SIGNING_SECRET is not set')

/** What the agent knows: one function for each purpose. Whatever else is asked, a person answers. */
const work = {
  INITIAL_CONTACT: ({ lead, companyName }) => ({
    outcome: 'advance',
    message: {
      purpose: 'initial_contact',
      body: `Hi ${lead.firstName ?? 'there'}, this is ${companyName} about selling ${lead.shortAddress}. Is it still for sale? Reply STOP to opt out.`,
    },
  }),

  VALIDATE: ({ lead, comparables }) => {
    const prices = comparables.map(({ price }) => price).sort((one, other) => one - other)
    if (prices.length < 3) return askHuman('Fewer than three sales are known nearby')
    const estimatedMarketValue = prices[Math.floor(prices.length / 2)]
    const below = ((estimatedMarketValue - lead.askingPrice) / estimatedMarketValue) * 100
    const bmvScore = Math.round(below * 100) / 100
    const passed = bmvScore >= 5
    const valuation = { passed, estimatedMarketValue, bmvScore, basis: { sales: prices.length } }
    return passed
      ? { outcome: 'advance', valuation }
      : { outcome: 'reject', valuation, reason: 'Less than 5 % below what it is worth' }
  },

  MAKE_OFFER: ({ lead, companyName }) => {
    const amount = Math.floor((lead.estimatedMarketValue * 0.75) / 500) * 500
    const body = `Hi ${lead.firstName ?? 'there'}, we can offer £${amount.toLocaleString('en-GB')} for ${lead.shortAddress}. What do you think? ${companyName}`
    return {
      outcome: 'advance',
      offer: { amount, ceiling: amount, basis: { share: 0.75 } },
      message: { purpose: 'offer', body },
    }
  },
}

/** Purposes that are answered later where the pipeline can be reached. */
const takesItsTime = new Set(['VALIDATE'])

const askHuman = (reason) => ({ outcome: 'ask_human', reason })
const sign = (body) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

function isSigned(body, signature = '') {
  const [expected, given] = [sign(body), signature].map((text) => Buffer.from(text))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The request, or undefined when it is not what was agreed. Fields that we do not know are no fault. */
function read(body) {
  try {
    const request = JSON.parse(body)
    const isOurs =
      typeof request.runId === 'string' &&
      typeof request.purpose === 'string' &&
      request.lead instanceof Object
    return isOurs ? request : undefined
  } catch {
    return undefined
  }
}

/** Brings an answer to the callback; again, for a minute or so, while nobody can take it there. */
async function answerLater({ runId, runToken, callbackUrl }, outcome) {
  const body = JSON.stringify({ runToken, ...outcome })
  const headers = { 'content-type': 'application/json', 'x-signature-256': sign(body) }
  for (const seconds of [1, 2, 4, 8, 16, 32]) {
    const response = await fetch(callbackUrl, { method: 'POST', body, headers }).catch(() => undefined)
    if (response !== undefined && response.status < 500) {
      console.log(runId, response.status, await response.text())
      return
    }
    await sleep(seconds * 1000)
  }
  console.error(runId, 'nobody took the answer')
}

const server = createServer(async (request, response) => {
  const say = (status, value) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  try {
    const body = await buffer(request)
    if (!isSigned(body, request.headers['x-signature-256']))
      return say(401, { error: 'the signature is wrong' })
    const asked = read(body.toString())
    if (asked === undefined) return say(400, { error: 'not of the agreed form' })

    const outcome = Object.hasOwn(work, asked.purpose)
      ? work[asked.purpose](asked)
      : askHuman(`This agent knows nothing about ${asked.purpose}`)
    if (asked.callbackUrl === null || !takesItsTime.has(asked.purpose)) return say(200, outcome)
    say(202, {})
    await answerLater(asked, outcome)
  } catch (error) {
    console.error(error)
    if (!response.headersSent) say(500, { error: 'this agent failed' })
  }
})
server.requestTimeout = 30_000
server.listen(Number(process.env.PORT ?? 8080), () =>
  console.log(`listening on port ${server.address().port}`),
)
