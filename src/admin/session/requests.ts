const longestWaitMs = 2_000

const underWay = new Set<Promise<unknown>>()
let abandoned = new AbortController()
/** `held` until the same person has signed in again; nobody asks anything `closed`. */
let door: 'open' | 'held' | 'closed' = 'open'
const waiting = new Set<() => void>()

function become(next: typeof door): void {
  door = next
  if (next === 'held') return
  for (const goOn of waiting) goOn()
  waiting.clear()
}

/** Somebody is signed in: from now on requests are made as them, those first that waited for that. */
export function beginRequests(): void {
  abandoned = new AbortController()
  become('open')
}

/** Their session has ended: the server would refuse whatever is asked, so it waits until they are signed in again. */
export function holdRequests(): void {
  if (door === 'open') become('held')
}

/**
 * Nothing more is asked as them. What is under way may end, for it may be what they have just saved; what takes too
 * long is given up.
 */
export async function endRequests(): Promise<void> {
  become('closed')
  const tooLong = new Promise((resolve) => setTimeout(resolve, longestWaitMs))
  await Promise.race([Promise.allSettled(underWay), tooLong])
  abandoned.abort()
}

/** Resolves when something may be asked of the server; rejects when nobody will ask any more. */
export async function untilOpen(signal?: AbortSignal | null): Promise<void> {
  signal?.throwIfAborted()
  while (door === 'held') {
    await new Promise<void>((resolve) => {
      waiting.add(resolve)
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })
    signal?.throwIfAborted()
  }
  if (door === 'closed') throw new DOMException('Whoever asks has signed out.', 'AbortError')
}

/** Like fetch, for what only somebody who is signed in may ask: none is under way once they have signed out. */
export const fetchSignedIn: typeof fetch = async (input, init) => {
  if (door === 'closed') throw new DOMException('Whoever asks has signed out.', 'AbortError')
  const signal = init?.signal ? AbortSignal.any([init.signal, abandoned.signal]) : abandoned.signal
  const request = fetch(input, { ...init, signal })
  underWay.add(request)
  try {
    return await request
  } finally {
    underWay.delete(request)
  }
}
