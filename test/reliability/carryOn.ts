import { Readable } from 'node:stream'
import type { Upload } from '../../server/contract/upload.ts'
import { deliveryOf, numberOf } from './delivery.ts'
import type { Imports } from './openImports.ts'

/** What is said of an import under way: what is about to be done, and what was acknowledged. */
export type ImportLine =
  | { readonly doing: string }
  /** This file is kept. */
  | { readonly received: string }
  | { readonly checked: string; readonly hash: string }
  | { readonly approved: string; readonly hash: string }

/** How it goes on. */
export interface Way {
  /** Of a delivery of which nothing has come. */
  readonly number: number
  readonly say: (line: ImportLine) => void
  /** The process that imports has come to nothing. */
  readonly onWorkerLost: () => void
}

/** One step of the way from the first file to the dataset, and from there to nothing left of the upload. */
export async function carryOn(
  { uploads, jobs }: Pick<Imports, 'uploads' | 'jobs'>,
  { id, state, files, checked, choice }: Upload,
  { number, say, onWorkerLost }: Way,
): Promise<Upload | undefined> {
  const own = files[0] ? numberOf(files[0].name) : (numberIn(choice?.name) ?? number)
  const delivery = deliveryOf(own)
  switch (state) {
    case 'receiving': {
      const [name, text] =
        Object.entries(delivery.files).find(([one]) => !files.some((file) => file.name === one)) ?? []
      if (name !== undefined && text !== undefined) {
        say({ doing: 'receiving' })
        const after = await uploads.receive(id, name, Readable.from([Buffer.from(text)]), undefined)
        say({ received: name })
        return after
      }
      // Every fourth is looked at first, as the page does with each: that is a process more.
      if (own % 4 !== 0) return check()
      say({ doing: 'asking for a look' })
      return uploads.look(id)
    }
    case 'looked':
    case 'failed':
      return check()
    case 'looking':
    case 'checking':
      say({ doing: state })
      return ended()
    case 'checked':
      if (checked?.state !== 'read') throw new Error(JSON.stringify(checked))
      say({ checked: delivery.choice.name, hash: checked.hash })
      say({ doing: 'approving' })
      await uploads.approve(id, 0)
      say({ approved: delivery.choice.name, hash: checked.hash })
      return uploads.find(id)
    case 'saved':
      say({ doing: 'taking the upload away' })
      await uploads.cancel(id)
      return undefined
  }

  function check(): Promise<Upload> {
    say({ doing: 'asking for a check' })
    return uploads.check(id, delivery.choice, undefined)
  }

  async function ended(): Promise<Upload> {
    let isRunning = false
    for (;;) {
      const now = uploads.find(id)
      if (now.state !== 'looking' && now.state !== 'checking') return now
      const [job] = (await jobs.list({ limit: 1 })).items
      if (now.state === 'checking' && job?.state === 'waiting' && isRunning) onWorkerLost()
      isRunning = job?.state === 'running'
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  }
}

function numberIn(name: string | undefined): number | undefined {
  return name === undefined ? undefined : Number(name.slice(1))
}
