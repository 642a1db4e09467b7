import { InvalidArgumentError } from 'commander'
import { z } from 'zod'

/** Parser of an option that is a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
    }
    return number
  }
}

export const isUuid = (text: string) => z.guid().safeParse(text).success

export function uuid(text: string): string {
  if (!isUuid(text)) throw new InvalidArgumentError('It is a UUID.')
  return text
}
