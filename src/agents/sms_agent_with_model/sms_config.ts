import { z } from 'zod'
import { parameter } from '../contract/parameter.ts'

/** What the SMS agent is told in `agents.config`; an empty object means the defaults. */
export const smsConfigSchema = z.object({
  model: parameter(
    z.enum(['on', 'off']),
    'on',
    'Whether the language model is asked that is set up; off: the rules alone.',
  ),
  freeWords: parameter(
    z.boolean(),
    false,
    'Whether words of the model’s own may leave, as far as the guard of claims lets them; else a person gets them as a draft.',
  ),
  prompt: parameter(
    z.string().regex(/^[a-z]+_\d{1,4}$/),
    'reply_1',
    'The version of the prompt: a file in src/agents/sms_agent_with_model/prompts.',
  ),
})
