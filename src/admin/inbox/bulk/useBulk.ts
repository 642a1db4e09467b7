import { useRef, useState } from 'react'
import { liveClient } from '../../graphql/clients.ts'
import { AnswerItem, AssignItem, ReplayRuns, SnoozeItem } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import type { Row } from '../state/all_rows.ts'

export type BulkAct =
  | { what: 'answer'; resolution: string }
  | { what: 'assign' }
  | { what: 'snooze'; until: Date }
  | { what: 'replay' }

export interface Progress {
  total: number
  /** The ids of those it was done to. */
  done: readonly string[]
  refused: readonly { row: Row; why: string }[]
  isOver: boolean
}

const atOnce = 4

/** Does one thing to many questions, a few at a time, each by itself: one that is refused stops no other. */
export function useBulk(userName: string) {
  const [act, setAct] = useState<BulkAct>()
  const [progress, setProgress] = useState<Progress>()
  const isStopped = useRef(false)

  async function run(rows: readonly Row[], act: BulkAct): Promise<void> {
    setAct(act)
    isStopped.current = false
    const waiting = [...rows]
    let now: Progress = { total: rows.length, done: [], refused: [], isOver: false }
    setProgress(now)
    const work = async () => {
      for (let row = waiting.shift(); row !== undefined && !isStopped.current; row = waiting.shift()) {
        const why = await whyNot(row, act, userName)
        now = {
          ...now,
          done: why === undefined ? [...now.done, row.id] : now.done,
          refused: why === undefined ? now.refused : [...now.refused, { row, why }],
        }
        setProgress(now)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    setProgress({ ...now, isOver: true })
  }

  return {
    progress,
    /** The ids of those that wait no longer. */
    over: act?.what === 'assign' ? [] : (progress?.done ?? []),
    run,
    stop: () => {
      isStopped.current = true
    },
  }
}

/** @returns why it could not be done, in words. */
async function whyNot(row: Row, act: BulkAct, userName: string): Promise<string | undefined> {
  const itemId = row.id
  if (act.what === 'answer') {
    const { data, error } = await liveClient
      .mutation(AnswerItem, { itemId, resolution: act.resolution, seenUpTo: null })
      .toPromise()
    const result = data?.resolveReviewItem?.result
    if (result && (result.resolution !== act.resolution || result.resolvedBy !== userName)) {
      return `${result.resolvedBy} was quicker: “${result.resolution}”.`
    }
    return error && refusalInWords(error)
  }
  if (act.what === 'replay') {
    const { data, error } = await liveClient
      .mutation(ReplayRuns, {
        filter: { runIds: row.agentRunId === null ? [] : [row.agentRunId] },
        reason: 'replayed in the inbox',
      })
      .toPromise()
    const run = data?.replayAgentRuns?.result[0]
    if (error !== undefined) return refusalInWords(error)
    return data === undefined || run?.replayed === true
      ? undefined
      : (run?.why ?? 'this run was not given up')
  }
  const { error } = await (act.what === 'assign'
    ? liveClient.mutation(AssignItem, { itemId, assignee: null }).toPromise()
    : liveClient.mutation(SnoozeItem, { itemId, until: act.until.toISOString() }).toPromise())
  return error && refusalInWords(error)
}
