import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Numbers and addresses of people, wherever a message quotes them. */
const phoneOrEmail = /(?:\+|(?<![\w.-])0)\d{8,15}(?![\w-])|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

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
      hooks: { streamWrite: (line) => line.replaceAll(phoneOrEmail, '[personal]') },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  )
}
