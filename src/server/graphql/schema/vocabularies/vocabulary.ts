/** An enum of the API: the columns and arguments that hold it, as `table.column` or as a name that means it everywhere. */
export type Vocabulary = {
  columns: readonly string[]
  description: string
} & (
  | /** What each value means: all that the columns' constraints let in, or what these functions and views say; none: what agents may answer. */ {
      values: Readonly<Record<string, string>>
      toldBy?: readonly string[]
    }
  | /** The rules, or the program itself, name its values, with words of their own. */ {
      named: 'stage' | 'agent' | 'alert_type' | 'event_type' | 'review_kind'
    }
)

export type Vocabularies = Readonly<Record<string, Vocabulary>>
