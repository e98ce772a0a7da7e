import { type Zippable, zipSync } from 'fflate'
import { BundleInput } from '../../contract/jobInput.ts'
import type { StoredObject } from '../../contract/objects.ts'
import type { Objects } from '../../store/Objects.ts'
import type { Kind } from '../Kind.ts'
import { filesOf } from './filesOf.ts'

/** A page of the list of objects. */
const PAGE = 200
/** The oldest day that a zip can say: the same objects give the same bytes. */
const NO_TIME = new Date(1980, 0, 1)

/** What a user keeps as one zip of open formats, with a manifest of all that is in it. */
export function bundleKind(objects: Objects): Kind {
  return {
    kind: 'bundle',
    isSafe: true, // it reads alone
    mostFailures: 3,
    read: async (given) => {
      const input = BundleInput.parse(given)
      if (input.objects !== 'all') for (const id of input.objects) await objects.read(id)
      return { input }
    },
    work: async ({ id, input: given, signal, tell }) => {
      const input = BundleInput.parse(given)
      const ids = input.objects === 'all' ? await allOf(objects) : [...new Set(input.objects)]
      const entries: Zippable = {}
      const listed: object[] = []
      for (const [place, one] of ids.entries()) {
        signal.throwIfAborted()
        tell('reading', (0.9 * place) / ids.length)
        const object = await objects.read(one)
        const files = filesOf(object)
        for (const [name, text] of Object.entries(files)) entries[name] = [Buffer.from(text), { mtime: NO_TIME }]
        listed.push(entryOf(object, Object.keys(files)))
      }
      tell('packing', 0.9)
      const manifest = `${JSON.stringify({ format: '1', objects: listed }, undefined, 2)}\n`
      const bytes = zipSync({ 'manifest.json': [Buffer.from(manifest), { mtime: NO_TIME }], ...entries })
      return {
        result: `/api/jobs/${id}/file`,
        file: { name: 'kapitera.zip', type: 'application/zip', bytes },
      }
    },
  }
}

async function allOf(objects: Objects): Promise<readonly string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await objects.list({ limit: PAGE, after })
    ids.push(...page.items.map(({ id }) => id))
    if (page.next === null) return ids
    after = page.next
  }
}

/** What is said of an object: enough to find it, and to see that its bytes are those that were kept. */
function entryOf(object: StoredObject, files: readonly string[]) {
  const { id, kind, name, description, version, hash, bytes, at, by, createdAt, createdBy } = object
  return { id, kind, name, description, version, hash, bytes, at, by, createdAt, createdBy, files }
}
