import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Structured log lines. Whatever may hold a person's name, number or words is cut out, wherever it stands. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const personal = ['phone', 'email', 'body', 'vendorName', 'vendor_name', 'vendor_phone', 'input', 'result']
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[personal]',
      },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  )
}
