import type { Dataset } from '../../dataset/Dataset.ts'

/** Where the published data lies, and how a file or folder of it becomes a dataset. */
export interface Workshop {
  readonly shared: string
  /** Imports to a temporary folder; `mapping` is the name of one of ours. */
  readonly open: (source: string, mapping?: string) => Promise<Dataset>
  /** A new temporary folder. */
  readonly folder: () => string
}
