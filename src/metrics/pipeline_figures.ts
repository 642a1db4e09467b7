import { Counter, Gauge, type Registry } from '@prometheus-io/client'
import type { Db } from '../../db/connection/pool.ts'
import { type Figure, readFigures, type Tally, tallyEvents } from '../../db/figures/figures.ts'
import { readEndOfEvents, type StreamPosition } from '../../db/record/event_stream.ts'

const page = 100_000

/**
 * Figures of the whole pipeline, as the database knows them: whichever process does the work, whoever moves a lead.
 * Events are counted from the first look on, and each look reads only what is new.
 */
export function pipelineFigures(db: Db, registry: Registry): { read(): Promise<void> } {
  const { gauges, moves, events, repairs, reachable } = figureMetrics(registry)
  let position: StreamPosition | undefined
  let reading: Promise<void> | undefined

  async function countEvents(): Promise<void> {
    position ??= await readEndOfEvents(db)
    for (;;) {
      const { tallies, position: next, isLast } = await tallyEvents(db, position, page)
      for (const tally of tallies) count(tally)
      position = next
      if (isLast) return
    }
  }

  function count({ eventType, fromStage, toStage, events: many }: Tally): void {
    events.inc({ event: eventType }, many)
    if (eventType === 'reconciled') repairs.inc(many)
    if (eventType === 'stage_change') moves.inc({ from: fromStage ?? '', to: toStage ?? '' }, many)
  }

  async function look(): Promise<void> {
    for (const gauge of Object.values(gauges)) gauge.reset()
    reachable.set(0)
    await countEvents()
    for (const { figure, label, value } of await readFigures(db)) gauges[figure].set({ label }, value)
    reachable.set(1)
  }

  return {
    read() {
      // Whoever asks meanwhile gets the same figures, so that asking often costs nothing.
      reading ??= look().finally(() => {
        reading = undefined
      })
      return reading
    },
  }
}

function figureMetrics(registry: Registry) {
  const registers = [registry]
  const gauge = (name: string, label: string, help: string) => {
    const made = new Gauge({
      name: `pipeline_${name}`,
      help,
      labelNames: label === '' ? [] : [label],
      registers,
    })
    return {
      reset: () => made.reset(),
      set: (given: { label: string }, value: number) =>
        made.set(label === '' ? {} : { [label]: given.label }, value),
    }
  }
  const gauges = {
    due: gauge('queue_due', 'task', 'Runs, texts and timers that are due and not begun.'),
    oldest_due_seconds: gauge(
      'queue_oldest_due_seconds',
      'task',
      'For how long the oldest of them has been due, in business time.',
    ),
    running: gauge('queue_running', 'task', 'Runs and texts that are under way.'),
    dead_letters: gauge('dead_letters', 'agent', 'Runs that failed for good and hold up their lead.'),
    stops: gauge('text_stops', 'kind', 'Stops of texts and agents that stand.'),
    kept_back: gauge(
      'kept_back',
      'task',
      'Runs and texts that would go on but for a stop, or for the wording of texts.',
    ),
    open_reviews: gauge('open_reviews', '', 'Questions that wait for a person.'),
    open_alerts: gauge('open_alerts', 'severity', 'Alerts that stand.'),
    workers: gauge('workers', 'state', 'Worker processes. state: connected, cut off, dead.'),
    held_up_seconds: gauge(
      'events_held_up_seconds',
      '',
      'For how long a transaction that has written has been open: events and figures wait for it; 0 when none is.',
    ),
  } satisfies Record<Figure['figure'], unknown>
  return {
    gauges,
    moves: new Counter({
      name: 'pipeline_moves_total',
      help: 'Stage changes in the whole pipeline since this process began to count.',
      labelNames: ['from', 'to'],
      registers,
    }),
    events: new Counter({
      name: 'pipeline_events_total',
      help: 'Events in the whole pipeline since this process began to count.',
      labelNames: ['event'],
      registers,
    }),
    repairs: new Counter({
      name: 'pipeline_repairs_total',
      help: 'Timers, runs and texts that nobody would have looked at, found and mended by a sweep; 0 in good health.',
      registers,
    }),
    reachable: new Gauge({
      name: 'pipeline_database_up',
      help: '1 when the figures of the database could be read, else 0 and they are absent.',
      registers,
    }),
  }
}
