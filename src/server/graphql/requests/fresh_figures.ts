import type pg from 'pg'
import { rollUpFigures } from '../../../../db/figures/figures.ts'
import type { Log } from '../../../log.ts'
import { aroundOperations } from './around_operations.ts'
import { asksFor } from './asked_fields.ts'

const figures = new Set(['stageBoard', 'boardChanges', 'stageFigures', 'funnel', 'figuresAsOf', 'metricsNow'])
const freshForMs = 2_000
const eventsAtATime = 20_000
/** About two seconds of work; a longer backlog is the worker's, or the next question's. */
const mostPages = 8

/** Has what happened lately added up before somebody is told the figures. */
export function freshFiguresPlugin(pool: pg.Pool, log: Log): GraphileConfig.Plugin {
  let freshUntil = 0
  let rolling: Promise<void> | undefined

  async function rollUp(): Promise<void> {
    try {
      for (let page = 0; page < mostPages; page += 1) {
        if ((await rollUpFigures(pool, eventsAtATime)) < eventsAtATime) break
      }
      freshUntil = performance.now() + freshForMs
    } catch (error) {
      log.warn({ error: String(error) }, 'figures could not be added up; they are told as they are')
    } finally {
      rolling = undefined
    }
  }

  return aroundOperations('PipelineFreshFiguresPlugin', {
    async execute(next, { args }) {
      if (asksFor(args.document, figures) && performance.now() > freshUntil) {
        rolling ??= rollUp()
        await rolling
      }
      return next()
    },
  })
}
