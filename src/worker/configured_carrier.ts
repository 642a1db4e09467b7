import type { Db } from '../../db/connection/pool.ts'
import { isSimulation } from '../../db/work/sending.ts'
import type { Carrier, SendResult } from '../carriers/carrier.ts'
import { simulatedCarrier } from '../carriers/simulated_carrier.ts'
import type { TwilioSettings } from '../carriers/twilio/twilio_settings.ts'

/** The carrier that the environment names; without one texts of real leads wait. */
export async function configuredCarrier({
  twilio,
}: {
  twilio: TwilioSettings | undefined
}): Promise<(db: Db) => Carrier> {
  if (twilio === undefined) return missingCarrier
  // Its SDK is a quarter of what a worker has to load.
  const { twilioCarrier } = await import('../carriers/twilio/twilio_carrier.ts')
  return () => twilioCarrier(twilio)
}

const lookAgainSeconds = 60
const nobody: SendResult = {
  kind: 'unavailable',
  code: 'NO_CARRIER',
  why: 'no carrier is set up, see docs/set-up-twilio.md',
  retryAfterSeconds: lookAgainSeconds,
}

/** Takes nothing, but in a simulation. */
function missingCarrier(db: Db): Carrier {
  const simulated = simulatedCarrier(db)
  return {
    ...simulated,
    async send(text, signal) {
      return (await isSimulation(db)) ? simulated.send(text, signal) : nobody
    },
  }
}
