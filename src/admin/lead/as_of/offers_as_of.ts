import type { OfferRow } from '../state/sheet.ts'

export const isAfter = (moment: string | null, at: string) =>
  moment !== null && Date.parse(moment) > Date.parse(at)

/** The offers that there were at a time, and how each stood then. */
export const offersAsOf = (offers: readonly OfferRow[], at: string): OfferRow[] =>
  offers
    .filter(({ createdAt }) => !isAfter(createdAt, at))
    .map((offer) => {
      if (offer.closedAt !== null && !isAfter(offer.closedAt, at)) return offer
      const isSent = offer.sentAt !== null && !isAfter(offer.sentAt, at)
      return { ...offer, status: isSent ? 'sent' : 'made', counterAmount: null, closedAt: null }
    })
