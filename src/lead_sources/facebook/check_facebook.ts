import { z } from 'zod'
import { type Found, failure, ok, warning } from '../../health/finding.ts'
import type { FacebookSettings } from './facebook_settings.ts'
import { askGraph } from './graph_api.ts'

const token = 'Make FACEBOOK_PAGE_ACCESS_TOKEN anew: docs/bring-leads-in.md says how.'
const appsSchema = z.object({
  data: z.array(z.looseObject({ subscribed_fields: z.array(z.string()).optional() })),
})

/** Whether Facebook knows our token, and tells our app of leads. */
export async function checkFacebook(settings: FacebookSettings): Promise<Found[]> {
  const page = await askGraph(settings, 'check', 'me', { fields: 'id,name' })
  if (page.kind !== 'said') return [failure(`does not let us in: ${page.why}`, token)]
  const name = String(page.body.name)
  const apps = await askGraph(settings, 'check', 'me/subscribed_apps', { fields: 'id,subscribed_fields' })
  const subscribed = apps.kind === 'said' ? appsSchema.safeParse(apps.body).data?.data : undefined
  if (subscribed?.some(({ subscribed_fields: fields }) => fields?.includes('leadgen'))) {
    return [ok(`the page ${name} tells us of its leads`)]
  }
  const todo =
    'Subscribe the page to leadgen: docs/bring-leads-in.md says how. Until then leads are found by asking.'
  return [warning(`the page ${name} tells no app of its leads`, todo)]
}
