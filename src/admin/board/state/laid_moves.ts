import type { StageName } from '../../graphql/documents.ts'

/** Whether it is still found out what a move needs, the server has it, or has answered it. */
export type Progress = 'asking' | 'sent' | 'answered'

interface Laid {
  stage: StageName
  progress: Progress
}

/** A lead that is shown where its move takes it, until that is taken off. */
export interface LaidMove {
  /** Whoever laid it knows more: it is shown here now. */
  become(stage: StageName, progress: Progress): void
  takeOff(): void
}

/** Moves that are laid over the board as it was read; of each lead the latest counts. */
export class LaidMoves {
  readonly #of = new Map<string, Laid>()
  readonly #changed: (leadId: string, stages: readonly StageName[]) => void

  constructor(changed: (leadId: string, stages: readonly StageName[]) => void) {
    this.#changed = changed
  }

  get all(): Iterable<[leadId: string, { stage: StageName }]> {
    return this.#of
  }

  stageOf(leadId: string): StageName | undefined {
    return this.#of.get(leadId)?.stage
  }

  progressOf(leadId: string): Progress | undefined {
    return this.#of.get(leadId)?.progress
  }

  lay(leadId: string, stage: StageName): LaidMove {
    const laid: Laid = { stage, progress: 'asking' }
    const before = this.stageOf(leadId)
    this.#of.set(leadId, laid)
    this.#changed(leadId, before === undefined ? [stage] : [before, stage])
    const isLatest = () => this.#of.get(leadId) === laid
    return {
      become: (next, progress) => {
        const stages = [laid.stage, next]
        Object.assign(laid, { stage: next, progress })
        if (isLatest()) this.#changed(leadId, stages)
      },
      takeOff: () => {
        if (!isLatest()) return
        this.#of.delete(leadId)
        this.#changed(leadId, [laid.stage])
      },
    }
  }
}
