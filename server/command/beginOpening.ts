import type { Dataset } from '../dataset/Dataset.ts'
import type { World } from './Subcommand.ts'

/** A dataset that is being opened. */
export interface Opening {
  readonly dataset: () => Promise<Dataset>
  /** Closes it for one who does not want it any more. */
  readonly abandon: () => Promise<void>
}

/**
 * Begins to open an imported dataset, so that its files are read by threads of their own while documents are read. The engine is loaded
 * when something is counted that needs it. One that is not imported yet takes long: it waits until it is asked for.
 */
export async function beginOpening(folder: string, { today }: Pick<World, 'today'>): Promise<Opening> {
  const { isStored, openDataset } = await import('../dataset/openDataset.ts')
  if (!isStored(folder)) return { dataset: () => openDataset(folder, { today }), abandon: async () => undefined }
  const opened = openDataset(folder, { today })
  // What is wrong with it is told to whoever asks for it, after what is wrong with the documents.
  opened.catch(() => undefined)
  return {
    dataset: () => opened,
    abandon: () =>
      opened.then(
        ({ warehouse }) => warehouse.close(),
        () => undefined,
      ),
  }
}
