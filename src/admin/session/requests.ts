const longestWaitMs = 2_000

const underWay = new Set<Promise<unknown>>()
let isClosed = false
let abandoned = new AbortController()

/** Somebody is signed in: from now on requests are made as them. */
export function beginRequests(): void {
  isClosed = false
  abandoned = new AbortController()
}

/**
 * Nothing more is asked as them. What is under way may end, for it may be what they have just saved; what takes too
 * long is given up.
 */
export async function endRequests(): Promise<void> {
  isClosed = true
  const tooLong = new Promise((resolve) => setTimeout(resolve, longestWaitMs))
  await Promise.race([Promise.allSettled(underWay), tooLong])
  abandoned.abort()
}

/** Like fetch, for what only somebody who is signed in may ask: none is under way once they have signed out. */
export const fetchSignedIn: typeof fetch = async (input, init) => {
  if (isClosed) throw new DOMException('Whoever asks has signed out.', 'AbortError')
  const signal = init?.signal ? AbortSignal.any([init.signal, abandoned.signal]) : abandoned.signal
  const request = fetch(input, { ...init, signal })
  underWay.add(request)
  try {
    return await request
  } finally {
    underWay.delete(request)
  }
}
