import type { Dice } from '../planning/dice.ts'

// biome-ignore format: a list of names reads best in lines
const firstNames = [
  'Jo', 'Priya', 'Alan', 'Grace', 'Mohammed', 'Susan', 'Kwame', 'Ellen', 'Tomasz', 'Ruth', 'Imran', 'Carol',
  'Dev', 'Megan', 'Patrick', 'Yasmin', 'Colin', 'Aisha', 'Derek', 'Bronwyn', 'Ivy', 'Neil', 'Chloe', 'Winston',
] as const

// biome-ignore format: a list of names reads best in lines
const surnames = [
  'Smith', 'Patel', 'Hughes', 'Okafor', 'Khan', 'Barker', 'Mensah', 'Whitby', 'Nowak', 'Ashworth', 'Hussain', 'Pickering',
  'Rao', 'Thackray', 'Doyle', 'Begum', 'Lamb', 'Osei', 'Garside', 'Price', 'Holroyd', 'Craven', 'Sutcliffe', 'Bell',
] as const

/** A made-up person's name. */
export function nameOf(dice: Dice): string {
  return `${dice.pick('first name', firstNames)} ${dice.pick('surname', surnames)}`
}

/**
 * Ofcom's numbers for drama for the first nine hundred, the last hundred being for examples and whoever tries things; then
 * numbers under a country code that nobody has.
 */
export function phoneOf(number: number): string {
  return number <= 900
    ? `+447700900${String(number - 1).padStart(3, '0')}`
    : `+999${String(number).padStart(9, '0')}`
}
