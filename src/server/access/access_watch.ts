import { setTimeout as sleep } from 'node:timers/promises'
import { readPresentRoles } from '../../../db/access/sign_in.ts'
import type { Db } from '../../../db/connection/pool.ts'
import type { Log } from '../../log.ts'
import type { Identified } from './requester.ts'

const pauseMs = 1_000

export interface AccessWatch {
  /** Calls `onLost` when the session or token no longer gives this role. Returns what ends the watch. */
  watch(who: Identified, onLost: () => void): () => void
}

interface Open {
  credential: string
  role: string
  onLost: () => void
}

/** Looks every second whether those who keep a connection open may still be there; one statement for all of them. */
export function accessWatch(db: Db, log: Log, stopping: AbortSignal): AccessWatch {
  const connections = new Set<Open>()
  let isWatching = false

  return {
    watch({ credential, role }, onLost) {
      const open = { credential: credential.toString('hex'), role, onLost }
      connections.add(open)
      void look()
      return () => {
        connections.delete(open)
      }
    },
  }

  async function look(): Promise<void> {
    if (isWatching) return
    isWatching = true
    while (connections.size > 0 && !stopping.aborted) {
      const asked = [...connections]
      try {
        const roles = await readPresentRoles(db, new Set(asked.map(({ credential }) => credential)))
        for (const open of asked) {
          if (roles.get(open.credential) === open.role) continue
          connections.delete(open)
          open.onLost()
        }
      } catch (error) {
        log.warn({ error: String(error) }, 'who is connected cannot be checked; trying again')
      }
      await sleep(pauseMs, undefined, { signal: stopping }).catch(() => {})
    }
    isWatching = false
  }
}
