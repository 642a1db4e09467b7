// Preloaded into a worker process: its own clock is wrong by CLOCK_OFFSET_MS, as on a machine without NTP. Timers of
// the event loop are not affected, as they are not by a wrong wall clock.

const offset = Number(process.env.CLOCK_OFFSET_MS ?? 0)
const RealDate = Date

class ShiftedDate extends RealDate {
  constructor(...given: [] | [string | number | Date]) {
    super(given[0] ?? RealDate.now() + offset)
  }

  static override now(): number {
    return RealDate.now() + offset
  }
}

globalThis.Date = ShiftedDate as DateConstructor
