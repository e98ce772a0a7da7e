import { type Diagnostic, type Model, readGrouping } from '../../models/index.ts'
import { findDocument, type Found } from '../catalogue/findDocument.ts'

type Grouping = NonNullable<Model['grouping']>

/** A grouping that was read: nothing where it has errors. */
export interface FoundGrouping {
  readonly found: Found
  readonly grouping?: Grouping | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** A grouping by its path or by its name in the catalogue, with another window where one is said. */
export function groupingCalled(name: string, months?: number): FoundGrouping {
  const found = findDocument(name)
  const { grouping, diagnostics } = readGrouping(found.text, found.file)
  return { found, grouping: grouping && { ...grouping, months: months ?? grouping.months }, diagnostics }
}
