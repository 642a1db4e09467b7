/** One thing that two people have changed: as it stands by now, and as whoever is told would have it. */
export interface TwoVersions {
  /** What it is called, where there are several. */
  label?: string
  theirs: string
  mine: string
}

/** What was changed by somebody else since whoever acts saw it: they decide. */
export interface Overtaken {
  says: string
  versions: readonly TwoVersions[]
  /** What stands by now has been seen: the same once more is put in its place. */
  see: () => void
  /** What stands by now is what they go on from. */
  take: () => void
}

/** Why an act was refused: in words, or with what stands there by now. */
export type Refusal = string | Overtaken
