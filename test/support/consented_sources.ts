import type { Db } from '../../db/connection/pool.ts'

/** What vendors of stories have agreed to, unless a story is about those who have not. */
export const consentWording = 'I agree that Homestead Buyers Ltd may text me about selling my house.'

/**
 * Leads of stories come from forms that cannot be sent without a consent, so that a story need not say so each time. A story
 * about the lack of it takes `unasked` as the source, which nobody has listed.
 */
export async function letSourcesBringConsent(db: Pick<Db, 'query'>): Promise<void> {
  await db.query(
    `insert into pipeline.lead_sources (source, title, consent_wording, consent_is_given)
     select source, source, $1, true from unnest($2::text[]) as source
     on conflict (source) do update set consent_wording = excluded.consent_wording, consent_is_given = true`,
    [
      consentWording,
      [
        'manual',
        'import',
        'website',
        'portal',
        'facebook',
        'facebook-ads',
        'webhook',
        'google-ads',
        'zoopla',
      ],
    ],
  )
}
