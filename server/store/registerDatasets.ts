import type { Region } from '../region/createRegion.ts'
import type { ServedDataset } from '../region/ServedDataset.ts'
import type { Objects } from './Objects.ts'
import { StoreTrouble } from './StoreTrouble.ts'

/** The datasets of the user's own that are registered, and who registers them. */
interface Registry {
  readonly objects: Objects
  readonly by: string
  readonly log: (line: string) => void
}

/**
 * The region, with each dataset that is imported while it is served registered. A registry that cannot be written is told
 * in the log: the dataset is there all the same, and is registered at the next start.
 */
export function registering(region: Region, registry: Registry): Region {
  return {
    ...region,
    serve: (dataset) => {
      region.serve(dataset)
      registerDatasets([dataset], registry).catch((error: unknown) => registry.log(String(error)))
    },
  }
}

/** Keeps of each dataset what it is called, where it lies and the hash of its content; a new version where that differs. */
export async function registerDatasets(datasets: readonly ServedDataset[], { objects, by }: Registry): Promise<void> {
  for (const one of datasets) {
    try {
      await register(one, { objects, by })
    } catch (error) {
      // Another server that starts at the same moment was first: what it registered is looked at.
      if (!(error instanceof StoreTrouble) || error.code !== 'version-conflict') throw error
      await register(one, { objects, by })
    }
  }
}

/** Where each dataset lies that is registered and not deleted, by name. */
export async function registeredFolders(objects: Objects): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, string>()
  for (let after: string | undefined; ; ) {
    const { items, next } = await objects.list({ kind: 'dataset', deleted: 'no', after, limit: 200 })
    for (const { id, name } of items) {
      const folder = folderIn((await objects.read(id)).content)
      if (folder !== undefined) folders.set(name, folder)
    }
    if (next === null) return folders
    after = next
  }
}

/** Nothing where somebody has kept something else under that kind. */
function folderIn(content: string): string | undefined {
  try {
    const { folder } = JSON.parse(content) as { readonly folder?: unknown }
    return typeof folder === 'string' ? folder : undefined
  } catch {
    return undefined
  }
}

async function register(
  { name, data, dataset }: ServedDataset,
  { objects, by }: Pick<Registry, 'objects' | 'by'>,
): Promise<void> {
  const content = `${JSON.stringify({ name, hash: dataset.hash, folder: data }, undefined, 2)}\n`
  const draft = { name, description: dataset.description.title ?? '', content }
  const found = await registered(objects, name)
  if (found === undefined) await objects.create({ kind: 'dataset', ...draft }, { by, key: `dataset ${content}` })
  // One that its user has deleted from the registry stays deleted.
  else if (!found.isDeleted && (await objects.read(found.id)).content !== content)
    await objects.change(found.id, draft, { by, saw: found.version })
}

async function registered(objects: Objects, name: string) {
  for (const deleted of ['no', 'yes'] as const) {
    for (let after: string | undefined; ; ) {
      const { items, next } = await objects.list({ kind: 'dataset', deleted, after, limit: 200 })
      const found = items.find((one) => one.name === name)
      if (found) return found
      if (next === null) break
      after = next
    }
  }
  return undefined
}
