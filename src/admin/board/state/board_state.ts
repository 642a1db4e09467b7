import type { BoardOrder, ColumnFragment, StageName } from '../../graphql/documents.ts'
import { type Card, cardOrder, worthOf } from './card_order.ts'
import { type LaidMove, LaidMoves } from './laid_moves.ts'
import { Listeners } from './listeners.ts'

/** A column as it is drawn: what is known, and on top of it the moves that are on their way. */
export interface ColumnView {
  stage: StageName
  title: string
  isTerminal: boolean
  leadCount: number
  totalValue: number
  leadIds: readonly string[]
  /** Whether there are no cards beyond those. */
  isComplete: boolean
}

interface Column {
  stage: StageName
  title: string
  isTerminal: boolean
  leadCount: number
  totalValue: number
  leadIds: string[]
  /** Nothing new came after the last card, whatever the count says. */
  isExhausted: boolean
  /** Single leads have come or gone since it was read as a whole. */
  isPatched: boolean
}

interface Held {
  card: Card
  stage: StageName
}

/**
 * The board as the server last said it is, kept small: the cards that were read, each once. A move that is on its way is
 * laid over it and taken off again, so that what becomes of one changes nothing about another.
 */
export class BoardState {
  readonly changes = new Listeners()
  readonly #orderBy: BoardOrder
  readonly #columns = new Map<StageName, Column>()
  readonly #cards = new Map<string, Held>()
  readonly #laid = new LaidMoves((leadId, stages) => this.#touchAround(leadId, stages))
  readonly #owners = new Map<string, { owner: string | null; on?: Card; shown?: Card }>()
  readonly #views = new Map<StageName, ColumnView>()
  #stages: readonly StageName[] = []

  constructor(orderBy: BoardOrder) {
    this.#orderBy = orderBy
  }

  get stages(): readonly StageName[] {
    return this.#stages
  }

  card(leadId: string): Card | undefined {
    const card = this.#cards.get(leadId)?.card
    const laid = this.#owners.get(leadId)
    if (card === undefined || laid === undefined) return card
    if (laid.on !== card) Object.assign(laid, { on: card, shown: { ...card, owner: laid.owner } })
    return laid.shown
  }

  /** Shows who is to look after a lead, until what is returned takes it off again. */
  layOwner(leadId: string, owner: string | null): () => void {
    const laid = { owner }
    this.#owners.set(leadId, laid)
    this.changes.tell(leadId)
    return () => {
      if (this.#owners.get(leadId) === laid) this.#owners.delete(leadId)
      this.changes.tell(leadId)
    }
  }

  /** Where the lead is shown. Once its move is answered that is where it stands, also before that has been read. */
  stageOf(leadId: string): StageName | undefined {
    return this.#laid.stageOf(leadId) ?? this.#readStageOf(leadId)
  }

  /** What a move of the lead waits for; while it does, there is no other. */
  movingOf(leadId: string): 'asking' | 'sent' | undefined {
    const progress = this.#laid.progressOf(leadId)
    return progress === 'answered' ? undefined : progress
  }

  /** Resolves when no move of the lead waits for anything. */
  async whenAnswered(leadId: string): Promise<void> {
    while (this.movingOf(leadId) !== undefined) {
      await new Promise<void>((resolve) => {
        const stop = this.changes.listen(leadId, () => {
          stop()
          resolve()
        })
      })
    }
  }

  /** The last card that was read of a column, after which the next ones come. */
  lastRead(stage: StageName): Card | undefined {
    return this.#cards.get(this.#columns.get(stage)?.leadIds.at(-1) ?? '')?.card
  }

  /** How many cards the longest column has, to read as many again. */
  get longest(): number {
    return Math.max(0, ...[...this.#columns.values()].map(({ leadIds }) => leadIds.length))
  }

  /** Everything anew. */
  replace(columns: readonly ColumnFragment[]): void {
    this.#cards.clear()
    this.#columns.clear()
    for (const column of columns) {
      for (const card of column.cards) this.#cards.set(card.leadId, { card, stage: column.stage })
      const leadIds = column.cards.map(({ leadId }) => leadId)
      this.#columns.set(column.stage, {
        ...column,
        totalValue: Number(column.totalValue),
        leadIds,
        isExhausted: false,
        isPatched: false,
      })
    }
    const stages = columns.map(({ stage }) => stage)
    if (stages.join() !== this.#stages.join()) this.#stages = stages
    this.#views.clear()
    this.changes.tellAll()
  }

  /** The next cards of a column, read after its last one. */
  append(stage: StageName, cards: readonly Card[]): void {
    const column = this.#columns.get(stage)
    if (column === undefined) return
    const knownBefore = column.leadIds.length
    for (const card of cards) {
      const before = this.#readStageOf(card.leadId)
      if (before === stage) continue // it has come up meanwhile
      this.#take(card.leadId)
      if (before !== undefined) this.#touch(before)
      this.#cards.set(card.leadId, { card, stage })
      column.leadIds.push(card.leadId)
    }
    column.isExhausted = column.leadIds.length === knownBefore
    this.#touch(stage)
  }

  /** Whether cards are missing before the last one, which reading on from there never brings. */
  hasGaps(stage: StageName): boolean {
    const column = this.#columns.get(stage)
    return column?.isExhausted === true && column.isPatched && column.leadIds.length < column.leadCount
  }

  /** What the server says has become of these leads, with the counts of all columns at that moment. */
  apply(leadIds: readonly string[], columns: readonly ColumnFragment[]): void {
    const complete = new Set<StageName>()
    for (const [stage, { leadIds: known, leadCount }] of this.#columns) {
      if (known.length >= leadCount) complete.add(stage)
    }
    for (const leadId of leadIds) {
      const stage = this.#readStageOf(leadId)
      this.#take(leadId)
      if (stage !== undefined) this.#touchSoon(stage)
    }
    for (const { stage, leadCount, totalValue, cards } of columns) {
      const column = this.#columns.get(stage)
      if (column === undefined) continue
      const isOther = column.leadCount !== leadCount || column.totalValue !== Number(totalValue)
      if (isOther) column.isExhausted = false
      if (isOther || cards.length > 0) column.isPatched = true
      column.leadCount = leadCount
      column.totalValue = Number(totalValue)
      for (const card of cards) this.#put(column, card, complete.has(stage))
      if (isOther || cards.length > 0) this.#touchSoon(stage)
    }
  }

  /** Lays a move of the lead over what was read; at first it is shown here. */
  lay(leadId: string, stage: StageName): LaidMove {
    return this.#laid.lay(leadId, stage)
  }

  view(stage: StageName): ColumnView | undefined {
    const column = this.#columns.get(stage)
    if (column === undefined) return undefined
    const view = this.#views.get(stage) ?? this.#draw(column)
    this.#views.set(stage, view)
    return view
  }

  #draw(column: Column): ColumnView {
    const { stage, leadIds: known } = column
    let { leadCount, totalValue } = column
    const coming: string[] = []
    const going = new Set<string>()
    for (const [leadId, { stage: toStage }] of this.#laid.all) {
      const held = this.#cards.get(leadId)
      if (held === undefined || held.stage === toStage || (held.stage !== stage && toStage !== stage))
        continue
      const sign = toStage === stage ? 1 : -1
      if (sign === 1) coming.push(leadId)
      else going.add(leadId)
      leadCount += sign
      totalValue += sign * (worthOf(held.card) ?? 0)
    }
    const leadIds = [...coming, ...known.filter((leadId) => !going.has(leadId))]
    const isComplete = column.isExhausted || known.length >= column.leadCount
    return { ...column, leadCount, totalValue, leadIds, isComplete }
  }

  #put(column: Column, card: Card, isComplete: boolean): void {
    const compare = cardOrder(this.#orderBy, column.isTerminal)
    const { leadIds } = column
    let [low, high] = [0, leadIds.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.card(leadIds[middle] ?? '')
      if (other !== undefined && compare(other, card) < 0) low = middle + 1
      else high = middle
    }
    // Beyond the last card that was read, and where none is left of those, stand others that were not.
    if (low === leadIds.length && !isComplete) return
    leadIds.splice(low, 0, card.leadId)
    this.#cards.set(card.leadId, { card, stage: column.stage })
    this.changes.tellSoon(card.leadId, 'card')
  }

  #take(leadId: string): void {
    const held = this.#cards.get(leadId)
    if (held === undefined) return
    const column = this.#columns.get(held.stage)
    if (column !== undefined) column.leadIds = column.leadIds.filter((each) => each !== leadId)
    this.#cards.delete(leadId)
  }

  #readStageOf(leadId: string): StageName | undefined {
    return this.#cards.get(leadId)?.stage
  }

  #touchAround(leadId: string, stages: readonly StageName[]): void {
    const from = this.#readStageOf(leadId)
    for (const stage of new Set(from === undefined ? stages : [from, ...stages])) this.#touch(stage)
    this.changes.tell(leadId)
  }

  #touch(stage: StageName): void {
    this.#views.delete(stage)
    this.changes.tell(stage)
  }

  /** Nobody waits for what others do: each column in a task of its own, so that a hand never waits for many. */
  #touchSoon(stage: StageName): void {
    this.#views.delete(stage)
    this.changes.tellSoon(stage, 'column')
  }
}
