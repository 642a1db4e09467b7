import type { CombinedError } from '@urql/core'
import { whileCatchingUp } from '../../graphql/catching_up.ts'
import { liveClient } from '../../graphql/clients.ts'
import { Board, BoardChanges, MoreCards, type StageName } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { Pace } from '../../live/pace.ts'
import { setClock } from '../../time/clock.ts'
import { BoardState } from './board_state.ts'
import type { Question } from './question.ts'

const pageSize = 20
const mostAtOnce = 200
/** Events that come within so long are read together. */
const togetherMs = 100
const againMs = 1_000

/**
 * Keeps a board's state as the database has it: reads it whole, then whatever an event tells of. Readings follow one
 * another, so that what is older never overwrites what is newer.
 */
export class LiveBoard {
  readonly state: BoardState
  /** Why it cannot be read, in words. */
  problem: string | undefined
  readonly #question: Question
  readonly #changed = new Set<string>()
  /** Who waits until what was asked for before has been read. */
  readonly #waiting = new Set<() => void>()
  #readings: Promise<void> = Promise.resolve()
  readonly #pace = new Pace(togetherMs)
  #timer: ReturnType<typeof setTimeout> | undefined
  #isWhole = false
  #isReadingMore = new Set<StageName>()
  #hasEnded = false

  constructor(question: Question) {
    this.#question = question
    this.state = new BoardState(question.orderBy)
  }

  end(): void {
    this.#hasEnded = true
    clearTimeout(this.#timer)
    this.#tell(this.#waiting)
  }

  /** Something has happened to this lead. */
  note(leadId: string): void {
    this.#changed.add(leadId)
    this.#readSoon()
  }

  /** Something may have happened to any lead whose card is drawn. */
  noteDrawn(): void {
    for (const topic of this.state.changes.topics) {
      if (this.state.card(topic) !== undefined) this.note(topic)
    }
  }

  /** Reads everything anew, when nobody knows what has happened meanwhile. */
  startOver(): void {
    this.#isWhole = false
    this.#readSoon(0)
  }

  /** Reads this lead now; resolves when the state has it, however often the line breaks before. */
  readNow(leadId: string): Promise<void> {
    if (this.#hasEnded) return Promise.resolve()
    this.#changed.add(leadId)
    const hasRead = new Promise<void>((resolve) => this.#waiting.add(resolve))
    void this.#queue()
    return hasRead
  }

  /** Reads the next cards of a column. */
  readMore(stage: StageName): void {
    if (this.#isReadingMore.has(stage)) return
    this.#isReadingMore.add(stage)
    this.#readings = this.#readings
      .then(async () => {
        const after = this.state.lastRead(stage)?.cursor ?? null
        const variables = { ...this.#question, stage, after, first: 2 * pageSize }
        const { data, error } = await liveClient.query(MoreCards, variables)
        this.#note(error)
        if (data && !this.#hasEnded) this.state.append(stage, data.boardCards)
        if (this.state.hasGaps(stage)) this.#readAgain()
        if (error) setTimeout(() => !this.#hasEnded && this.readMore(stage), againMs)
      })
      .finally(() => this.#isReadingMore.delete(stage))
  }

  #readSoon(milliseconds = this.#pace.pauseMs): void {
    if (this.#hasEnded) return
    if (milliseconds < togetherMs) clearTimeout(this.#timer)
    else if (this.#timer !== undefined) return
    this.#timer = setTimeout(() => void this.#queue(), milliseconds)
  }

  #queue(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    // Whatever goes wrong with one, the next is not held up.
    this.#readings = this.#readings.then(() => this.#read()).catch(() => this.#readAgain())
    return this.#readings
  }

  #readAgain(): void {
    this.#isWhole = false
    this.#readSoon(againMs)
  }

  async #read(): Promise<void> {
    if (this.#hasEnded) return
    const [leadIds, waiting] = [[...this.#changed], [...this.#waiting]]
    this.#changed.clear()
    const isWhole = this.#isWhole && leadIds.length <= mostAtOnce
    if (isWhole && leadIds.length === 0) return
    const error = await (isWhole
      ? this.#pace.measure(() => this.#readChanges(leadIds))
      : whileCatchingUp(() => this.#readWhole()))
    this.#note(error)
    if (error === undefined) return this.#tell(waiting)
    for (const leadId of leadIds) this.#changed.add(leadId)
    this.#readSoon(againMs)
  }

  async #readWhole(): Promise<CombinedError | undefined> {
    const first = Math.min(mostAtOnce, Math.max(pageSize, this.state.longest))
    this.#isWhole = true
    const { data, error } = await liveClient.query(Board, { ...this.#question, first })
    if (data && !this.#hasEnded) {
      setClock(data.now)
      this.state.replace(data.stageBoard)
    }
    if (error) this.#isWhole = false
    return error
  }

  async #readChanges(leadIds: string[]): Promise<CombinedError | undefined> {
    const { data, error } = await liveClient.query(BoardChanges, { ...this.#question, leadIds })
    if (data && !this.#hasEnded) {
      setClock(data.now)
      this.state.apply(leadIds, data.boardChanges)
    }
    return error
  }

  #tell(waiting: Iterable<() => void>): void {
    for (const hear of waiting) {
      this.#waiting.delete(hear)
      hear()
    }
  }

  #note(error: CombinedError | undefined): void {
    const problem = error && refusalInWords(error)
    if (problem === this.problem) return
    this.problem = problem
    this.state.changes.tell('problem')
  }
}
