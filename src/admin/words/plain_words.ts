/** `no_answer` as people say it. */
export const spoken = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\b(?:api|sms)\b/g, (letters) => letters.toUpperCase())

export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`
