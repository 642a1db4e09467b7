/** Passwords go to doors of their own, never through the API. @returns why not, in words. */
export async function sendPassword(
  door: '/session/password' | '/session/link/password',
  given: Record<string, string>,
): Promise<string | undefined> {
  try {
    const response = await ask(door, given)
    return response.ok ? undefined : (await response.json()).error.message
  } catch {
    return 'The server cannot be reached. Try again in a moment.'
  }
}

/** Whose link it is, or why it does not count. */
export async function ownerOfLink(code: string): Promise<{ name: string } | { why: string }> {
  try {
    const response = await ask('/session/link', { code })
    const told = await response.json()
    return response.ok ? { name: told.name } : { why: told.error.message }
  } catch {
    return { why: 'The server cannot be reached. Try again in a moment.' }
  }
}

const ask = (door: string, given: Record<string, string>) =>
  fetch(door, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(given),
  })
