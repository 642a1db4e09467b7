import { post } from '../session/post.ts'

/** Whose link it is, or why it does not count. */
export async function ownerOfLink(code: string): Promise<{ name: string } | { why: string }> {
  let name = ''
  const why = await post('/session/link', { code }, async (response) => {
    name = (await response.json()).name
  })
  return why === undefined ? { name } : { why }
}
