import { z } from 'zod'
import { outsideCall } from '../api_usage/outside_call.ts'
import { type Found, failure, ok, warning } from '../health/finding.ts'
import { callModel, ModelFailure } from './call_model.ts'
import type { ModelSettings } from './model_settings.ts'

const request = {
  purpose: 'check',
  prompt: { version: 'check', words: 'Call the tool say_hello, with the word in the data.' },
  asked: { word: 'hello' },
  tools: { say_hello: { description: 'Says a word.', input: z.strictObject({ word: z.string() }) } },
}

const todo = 'See AI_PROVIDER, AI_MODEL, AI_API_KEY and AI_BASE_URL: docs/language-model.md.'

/** Whether the model answers, and calls a tool when it is asked to; one call with made-up words. */
export async function checkModel(settings: ModelSettings): Promise<Found[]> {
  const beganAt = performance.now()
  try {
    const { answer } = await outsideCall({ provider: 'model', purpose: request.purpose }, () =>
      callModel(settings, request, AbortSignal.timeout(20_000)),
    )
    const ms = Math.round(performance.now() - beganAt)
    return answer.calls.some(({ tool }) => tool === 'say_hello')
      ? [ok(`${settings.model} answers, in ${ms} ms`)]
      : [
          warning(
            `${settings.model} answers, but calls no tool: all would go by the rules`,
            'Choose one that calls tools.',
          ),
        ]
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    const { outcome, code } = error.end
    return [failure(`${settings.model} does not answer: ${outcome}, ${code ?? 'no code'}`, todo)]
  }
}
