import type { Verdict } from './page.ts'
import type { Played } from './play.ts'
import { faultsOfAnybody } from './rules_for_all.ts'

/** What each persona came to, by the rows that are left. */
export function verdictsOf(played: readonly Played[]): Verdict[] {
  return [...Map.groupBy(played, ({ part }) => part.persona)].map(([{ name, about, faults }, takes]) => ({
    name,
    about,
    takes: takes.map((take) => ({
      played: take,
      faults: [...faults(take.ending), ...faultsOfAnybody(take.part, take.ending)],
    })),
  }))
}
