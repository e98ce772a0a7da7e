import type { Label } from '../contract/Label.ts'
import type { Entry } from '../contract/dataset.ts'
import type { Dataset } from '../dataset/Dataset.ts'

/** A dataset that the server answers about. */
export interface ServedDataset {
  /** What it is asked for by. */
  readonly name: string
  readonly label: Label
  readonly dataset: Dataset
  /** As `--data` takes it, for the commands that manifests give. */
  readonly data: string
  readonly assignments: readonly { readonly name: string; readonly label: Label; readonly entries: readonly Entry[] }[]
  /** A comparison to start from: the baseline first. */
  readonly suggested: readonly string[]
}
