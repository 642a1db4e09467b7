import { z } from 'zod'

const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number().optional(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.object({ name: z.string().optional() }).optional(),
})
type TraceEvent = z.infer<typeof eventSchema>

/** What a page's main thread did, task by task: when it began, and the time that the thread worked, both in milliseconds. */
export function mainThreadTasks(trace: Buffer): { at: number; ms: number }[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: unknown[] }
  const events = traceEvents.flatMap((event) => eventSchema.safeParse(event).data ?? [])
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const pages = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  const byThread = Map.groupBy(
    events.filter((event) => event.name === 'RunTask' && pages.has(threadOf(event))),
    threadOf,
  )
  const [busiest = []] = [...byThread.values()].sort((one, other) => other.length - one.length)
  return busiest.map(({ ts = 0, tdur, dur = 0 }) => ({ at: ts / 1_000, ms: (tdur ?? dur) / 1_000 }))
}
