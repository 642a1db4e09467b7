import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { type LeadSheet, readLeadSheet } from '../../../db/leads/lead_sheet.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import { leadScreen } from '../../cli/lead_screen/lead_screen.ts'
import { whenIn } from '../../cli/output/when.ts'
import { escapedHtml } from '../../html.ts'
import type { Identified, Identify } from '../access/requester.ts'
import type { Budgets } from '../budget/budgets.ts'

export interface LeadPageOptions {
  pool: pg.Pool
  identify: Identify
  budgets: Budgets
  /** Where to sign in with the identity provider, if there is one. */
  oidcPath: string | undefined
}

const requestSchema = z.object({ id: z.uuid() })
const plain = (_style: string, text: string) => text

/** `GET /leads/{id}`: a lead as plain text on a page, for whoever is signed in. Alerts link to it. */
export const leadPage: FastifyPluginAsync<LeadPageOptions> = async (
  app,
  { pool, identify, budgets, oidcPath },
) => {
  app.get('/leads/:id', async (request, reply) => {
    reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
    const { id } = requestSchema.safeParse(request.params).data ?? {}
    if (id === undefined) return answer(reply, 404, 'No such lead', '<p>There is no such lead.</p>')

    const requester = await identify(request)
    if (requester === undefined) {
      // A browser shows our cookie only to a page that it came to from our own: the second look is one.
      const isSecondLook = new URL(request.url, 'http://page').searchParams.has('again')
      return isSecondLook
        ? answer(reply, 401, 'Sign in', askToSignIn(oidcPath))
        : answer(reply, 401, 'One moment', '<p>One moment …</p>', `/leads/${id}?again`)
    }
    const budget = budgets.of(requester.userId)
    const seen = await budget.run(() =>
      budget.withConnection(() => readAs(requester, (db) => readLead(db, id))),
    )
    if (seen === null) return answer(reply, 404, 'No such lead', '<p>There is no such lead.</p>')
    const text = escapedHtml(seen.lines.join('\n'))
    budget.spendAnswer(text.length)
    return answer(reply, 200, `Lead at ${seen.stage}`, `<pre>${text}</pre>`)
  })

  /** Reads with the rights of the requester, and can do nothing else. */
  async function readAs<Result>(
    { role }: Identified,
    read: (db: pg.ClientBase) => Promise<Result>,
  ): Promise<Result> {
    const client = await pool.connect()
    try {
      await client.query(`begin read only; set local role pipeline_${role}`)
      const result = await read(client)
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      client.release(true)
      throw error
    }
  }
}

async function readLead(db: pg.ClientBase, id: string): Promise<{ stage: string; lines: string[] } | null> {
  const when = whenIn(await readClock(db))
  const sheet: LeadSheet | null = await readLeadSheet(db, id)
  if (sheet === null) return null
  const lines = leadScreen(sheet, when, { paint: plain, width: Number.POSITIVE_INFINITY })
  return { stage: sheet.lead.pipelineStage, lines }
}

function askToSignIn(oidcPath: string | undefined): string {
  const where =
    oidcPath === undefined
      ? ''
      : ` <a href="${escapedHtml(oidcPath)}">Sign in here</a>, then open the link again.`
  return `<p>Only whoever is signed in sees a lead.${where}</p>`
}

function answer(
  reply: FastifyReply,
  status: number,
  title: string,
  body: string,
  goOnTo?: string,
): FastifyReply {
  const refresh =
    goOnTo === undefined ? '' : `<meta http-equiv="refresh" content="0; url=${escapedHtml(goOnTo)}">`
  return reply
    .code(status)
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escapedHtml(title)}</title>${refresh}${body}</html>\n`,
    )
}
