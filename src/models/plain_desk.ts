import type { ModelDesk } from '../agents/contract/model_desk.ts'
import { outsideCall } from '../api_usage/outside_call.ts'
import { callModel, ModelFailure } from './call_model.ts'
import type { ModelSettings } from './model_settings.ts'

/** A desk for a look, of which nothing comes: each call is in the ledger, and its answer is kept nowhere. */
export function plainDesk(settings: ModelSettings, signal: AbortSignal): ModelDesk {
  return {
    async ask(request) {
      try {
        const { answer } = await outsideCall(
          { provider: 'model', purpose: request.purpose },
          () => callModel(settings, request, signal),
          ({ inputTokens, outputTokens, providerCallId }) => ({
            ...{ outcome: 'ok', providerCallId, inputTokens, outputTokens },
          }),
        )
        return { answer }
      } catch (error) {
        if (error instanceof ModelFailure) return { refused: 'no_answer' }
        throw error
      }
    },
    fellBack() {},
  }
}
