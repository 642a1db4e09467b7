/** By the simulated carrier's own door, as every text of a vendor comes in. @returns why not, in words. */
export async function sendAsVendor(from: string, body: string, id: string): Promise<string | undefined> {
  try {
    const response = await fetch('/webhooks/simulated', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from, body, id }),
    })
    if (response.ok) return undefined
    return ((await response.json()) as { error: { message: string } }).error.message
  } catch {
    return 'The server cannot be reached. Try again in a moment.'
  }
}
