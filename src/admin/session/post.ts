/**
 * Hands something in at a door beside the API, through which passwords never go. @returns why it was refused, in words; else
 * `hear` has what it answers.
 */
export async function post(
  door: string,
  given: object,
  hear?: (response: Response) => Promise<void>,
): Promise<string | undefined> {
  try {
    const response = await fetch(door, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    })
    if (!response.ok) return (await response.json()).error.message
    await hear?.(response)
    return undefined
  } catch {
    return silent
  }
}

export const silent = 'The server cannot be reached. Try again in a moment.'
