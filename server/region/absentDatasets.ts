import { existsSync } from 'node:fs'
import { DataError } from '../dataset/DataProblem.ts'
import { RequestTrouble } from './RequestTrouble.ts'
import type { ServedDataset } from './ServedDataset.ts'

/** Datasets that are registered and not served, as after a restore, or where a disk was not there at the start. */
export interface AbsentDatasets {
  /** Where each lay, by name. */
  readonly folders: ReadonlyMap<string, string>
  readonly open: (folder: string) => Promise<ServedDataset>
}

/**
 * What is said to who asks for one: that its folder is not there, or why it cannot be opened. One whose folder is back is opened, and
 * served from then on; no restart is needed.
 */
export function createAbsent(
  { folders, open }: AbsentDatasets,
  serve: (dataset: ServedDataset) => void,
): (name: string) => RequestTrouble | undefined {
  const opening = new Set<string>()
  const failed = new Map<string, string>()
  return (name) => {
    const folder = folders.get(name)
    if (folder === undefined) return undefined
    if (!existsSync(folder))
      return new RequestTrouble(
        `The dataset \`${name}\` is registered, and its folder \`${folder}\` is not there.`,
        'Put the folder back, and ask again; or import the data anew.',
        'not-now',
      )
    const failure = failed.get(name)
    if (!opening.has(name)) reopen(name, folder)
    return failure === undefined
      ? new RequestTrouble(`The dataset \`${name}\` is being opened.`, 'Ask again in a moment.', 'not-now')
      : new RequestTrouble(
          `The dataset \`${name}\` cannot be opened. ${failure}`,
          'Mend its folder, and ask again.',
          'not-now',
        )
  }

  function reopen(name: string, folder: string): void {
    opening.add(name)
    failed.delete(name)
    open(folder)
      .then(serve)
      .catch((error: unknown) => {
        failed.set(name, error instanceof DataError ? error.message : 'The log of the server says why.')
        if (!(error instanceof DataError)) console.error(error)
      })
      .finally(() => opening.delete(name))
  }
}
