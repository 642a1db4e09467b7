import { isIP } from 'node:net'
import { z } from 'zod'

/** An address, a network, or a name that the web framework has for some. */
export function isPlace(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  if (/^(loopback|linklocal|uniquelocal)$/.test(text)) return true
  const most = isIP(address) === 4 ? 32 : 128
  return (
    more.length === 0 &&
    isIP(address) > 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}

export const isDomain = (text: string) => /^([a-z0-9-]+\.)+[a-z]{2,}$/.test(text)
/** Nobody on the way reads along. */
function isSafe(url: string): boolean {
  return /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/.test(url)
}

/** Links and signatures are made by adding paths to it. */
export function isOnlyPlace(url: string): boolean {
  return !/[?#@]/.test(url)
}

/** One line, with one address. */
export function isMailbox(text: string): boolean {
  const address = /^[^<>"\p{C}]*<([^<>\p{C}]+)>$/u.exec(text)?.[1] ?? text
  return z.email().safeParse(address).success
}

export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `a whole number from ${least} to ${most}`,
    })
    .transform(Number)
    .optional()

/** Blanks are none of its characters. */
export const secret = (least: number) =>
  z.string().refine((text) => text.trim().length >= least, `at least ${least} characters`)

/** Of another program, without a slash at the end. */
export const webAddress = z
  .string()
  .refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), {
    error: 'an address that begins with https:// or http://',
    abort: true,
  })
  .refine(isOnlyPlace, 'without a user, ? and #')
  .transform((url) => url.replace(/\/+$/, ''))

export const safeAddress = z
  .string()
  .refine(
    (url) => URL.canParse(url) && isSafe(url),
    'an address that begins with https:// (http:// on this machine only)',
  )

/** What stands behind the host would be a part of the password, which then is not as it was meant. */
export function isMailServer(text: string): boolean {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return false
  const { hostname, pathname } = new URL(text)
  return hostname !== '' && pathname.length <= 1
}
