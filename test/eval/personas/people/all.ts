import type { Persona } from '../persona.ts'
import { bargainers } from './bargainers.ts'
import { peopleInNeed } from './in_need.ts'
import { leavers } from './leavers.ts'
import { sellers } from './sellers.ts'
import { unusual } from './unusual.ts'

/** Everybody who is played. */
export const people: readonly Persona[] = [...sellers, ...bargainers, ...leavers, ...peopleInNeed, ...unusual]
