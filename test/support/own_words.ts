import type { ClientBase } from 'pg'

/** What texts say becomes a company's own, as somebody does who goes live: no text leaves production before. */
export async function setOwnWords(db: ClientBase): Promise<void> {
  await db.query(
    `update pipeline.settings set company_name = 'Homestead Buyers Ltd', video_url = 'https://homestead.example/how-it-works'`,
  )
  await db.query('update pipeline.message_templates set is_placeholder = false')
}
