import { BundleInput } from '../../contract/jobInput.ts'
import type { StoredObject } from '../../contract/objects.ts'
import { everyObject } from '../../store/everyObject.ts'
import type { Objects } from '../../store/Objects.ts'
import type { Kind } from '../Kind.ts'
import { filesOf } from './filesOf.ts'
import { packFiles } from './packFiles.ts'

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
      const ids =
        input.objects === 'all' ? (await everyObject(objects)).map((one) => one.id) : [...new Set(input.objects)]
      const entries = new Map<string, Uint8Array>()
      const listed: object[] = []
      for (const [place, one] of ids.entries()) {
        signal.throwIfAborted()
        tell('reading', (0.9 * place) / ids.length)
        const object = await objects.read(one)
        const files = filesOf(object)
        for (const [name, text] of Object.entries(files)) entries.set(name, Buffer.from(text))
        listed.push(entryOf(object, Object.keys(files)))
      }
      tell('packing', 0.9)
      const manifest = `${JSON.stringify({ format: '1', objects: listed }, undefined, 2)}\n`
      const bytes = await packFiles([['manifest.json', Buffer.from(manifest)], ...entries], signal)
      return {
        result: `/api/jobs/${id}/file`,
        file: { name: 'kapitera.zip', type: 'application/zip', bytes },
      }
    },
  }
}

/** What is said of an object: enough to find it, and to see that its bytes are those that were kept. */
function entryOf(object: StoredObject, files: readonly string[]) {
  const { id, kind, name, description, version, hash, bytes, at, by, createdAt, createdBy } = object
  return { id, kind, name, description, version, hash, bytes, at, by, createdAt, createdBy, files }
}
