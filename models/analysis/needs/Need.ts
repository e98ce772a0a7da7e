/** One thing that a model reads of a dataset, and where a dataset has it. */
export type NeedOf =
  /** A fact of rows or clinics. `columns`: any of them will do, in the table; of a monthly fact the name in `clinic_facts`. */
  | {
      readonly type: 'fact'
      /** As a formula names it: `patient.age`. */
      readonly name: string
      readonly table: string
      readonly columns: readonly string[]
      readonly monthly: boolean
    }
  | { readonly type: 'measurement'; readonly name: string }
  | { readonly type: 'indicator'; readonly name: string }
  /** Rows of `codes` for a grouping whose codes come with the data. */
  | { readonly type: 'codes'; readonly name: string }
  /** A payment or formula of the window before the first. */
  | { readonly type: 'previous'; readonly name: string }

/**
 * What follows where a need is not met.
 * - `always`: a payment has no answer
 * - `sometimes`: a payment has no answer for the rows or clinics that a condition picks
 * - `never`: the document says what stands in for it, or asks `known` first
 */
export type Stop = 'always' | 'sometimes' | 'never'

export type Need = NeedOf & {
  readonly stops: Stop
  /** What the model calls it, where it has a name for people. */
  readonly label?: { readonly sv: string; readonly en: string } | undefined
}

/** Everything that a model reads of a dataset. */
export interface Needs {
  /** Tables without which nothing is counted; without rows they say that there are none. */
  readonly tables: readonly string[]
  readonly needs: readonly Need[]
}

/** What a dataset has, as far as a need can be met by it. */
export interface Delivered {
  readonly hasTable: (table: string) => boolean
  /** Has the table the column, with a value at least? */
  readonly hasColumn: (table: string, column: string) => boolean
  readonly clinicFacts: ReadonlySet<string>
  readonly indicators: ReadonlySet<string>
  readonly measurements: ReadonlySet<string>
  /** Groupings of which `codes` has rows. */
  readonly groupings: ReadonlySet<string>
}

/** What one thing is called in a list: `patient.age`, `indicator hba1c_at_goal`. */
export function nameOfNeed({ type, name }: NeedOf): string {
  return type === 'fact' ? name : `${type} ${name}`
}

/** Is a need met by a dataset? */
export function isMet(need: NeedOf, has: Delivered): boolean {
  switch (need.type) {
    case 'fact':
      return (
        (need.monthly && has.clinicFacts.has(need.name.slice('clinic.'.length))) ||
        need.columns.some((column) => has.hasColumn(need.table, column))
      )
    case 'measurement':
      return has.measurements.has(need.name) || has.hasColumn('patients', need.name)
    case 'indicator':
      return has.indicators.has(need.name)
    case 'codes':
      return has.groupings.has(need.name)
    case 'previous':
      return has.clinicFacts.has(need.name)
  }
}
