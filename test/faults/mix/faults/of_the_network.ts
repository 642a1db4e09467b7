import type { Lines } from '../../rig/network/lines.ts'
import { type Fault, seconds } from '../fault.ts'

const linesTurn =
  (harm: (lines: Lines) => void, [from, to]: [number, number]): Fault['inject'] =>
  async ({ lines, wounds }, dice) =>
    wounds.during(
      () => harm(lines),
      () => lines.release(),
      () => seconds(dice, from, to),
    )

export const faultsOfTheNetwork: readonly Fault[] = [
  { name: 'all lines are cut', weight: 4, inject: async ({ lines }) => lines.cut() },
  {
    name: 'nothing passes on any line',
    isLong: true,
    weight: 3,
    inject: linesTurn((lines) => lines.hold(), [1, 25]),
  },
  {
    name: 'a black hole swallows every line',
    isLong: true,
    weight: 2,
    inject: linesTurn((lines) => lines.swallow(), [5, 90]),
  },
]
