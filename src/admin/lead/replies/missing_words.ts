const words: Readonly<Record<string, string>> = {
  first_name: 'Their first name is not known.',
  address: 'The address is not known.',
  offer_amount: 'There is no offer yet.',
}

/** What of a lead a saved reply names and nobody knows. */
export const missingInWords = (missing: readonly string[]) =>
  missing.map((place) => words[place] ?? `${place} is not known.`).join(' ')
