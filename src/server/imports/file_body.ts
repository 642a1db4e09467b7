import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyRequest } from 'fastify'
import { RequestRefused } from '../http/errors.ts'

/** Held in memory; larger files are for the command line. */
export const largestFile = 24_000_000
export const mostLines = 150_000

const unpack = promisify(gunzip)

/** The file, unpacked where it came packed: on a slow line it would not arrive within the time of a request. */
export async function fileIn({ headers }: FastifyRequest, body: Buffer): Promise<Buffer> {
  const packing = headers['content-encoding'] ?? 'identity'
  if (packing === 'identity') return body
  if (packing !== 'gzip') {
    throw new RequestRefused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the file as it is, or packed with gzip.')
  }
  try {
    return await unpack(body, { maxOutputLength: largestFile })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(`The file has more than ${largestFile / 1_000_000} MB.`)
    }
    throw new RequestRefused(400, 'BAD_VALUE', 'The file cannot be unpacked.')
  }
}

/** @throws RequestRefused TOO_LARGE */
export function lineCountOf(content: Buffer): number {
  let lines = 0
  for (let at = content.indexOf(10); at >= 0; at = content.indexOf(10, at + 1)) lines += 1
  if (lines > mostLines) {
    const [has, are] = [lines, mostLines].map((count) => count.toLocaleString('en-GB'))
    throw tooLarge(`The file has ${has} lines; ${are} are taken here.`)
  }
  return lines
}

const tooLarge = (why: string) =>
  new RequestRefused(
    413,
    'TOO_LARGE',
    `${why} Split it, or let whoever has a shell run: npm run orchestrator -- leads import FILE.csv`,
  )
