/** Something that a vendor or the office is going to do; a row of `simulation_plan`. */
export interface PlannedAct {
  readonly dueAt: Date
  readonly kind: 'arrive' | 'text' | 'person'
  readonly vendor: number
  /** What it reacts to: the same occasion is planned only once for a vendor. */
  readonly occasion: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** What somebody of the office does with a lead, if it is still at the stage they looked at. */
export interface OfficeSteps {
  readonly who: string
  /** The stage they saw; when the lead has left it, only the review item is closed. */
  readonly at: string
  /** Columns of the lead that they fill in. */
  readonly lead?: Readonly<Record<string, unknown>>
  /** Columns of its deal. */
  readonly deal?: Readonly<Record<string, unknown>>
  /** What they text the vendor. */
  readonly text?: string
  readonly to?: string
  readonly reason?: string
  /** On what a deal or its investor was lost. */
  readonly fallThrough?: string
  /** An agent to start again. */
  readonly run?: { readonly agent: string; readonly purpose: string }
  readonly item?: string
  /** The word on what was done about the item. */
  readonly word?: string
  readonly alert?: string
}
