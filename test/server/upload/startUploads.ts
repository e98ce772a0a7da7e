import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Checked, Upload, UploadChoice } from '../../../server/contract/upload.ts'
import { createApp } from '../../../server/createApp.ts'
import { listen } from '../../../server/listen.ts'
import { createRegion, type Region } from '../../../server/region/createRegion.ts'
import { openDemonstration } from '../../../server/region/openDemonstration.ts'

/** A server with a store of its own, and the calls of a page. */
export interface UploadServer {
  readonly address: string
  readonly store: string
  readonly region: Region
  readonly logged: readonly string[]
  readonly post: (path: string, body: object) => Promise<Response>
  readonly put: (id: string, name: string, content: string | Uint8Array) => Promise<Response>
  /** Sends files, and waits until they have been looked at. */
  readonly send: (files: Readonly<Record<string, string | Uint8Array>>) => Promise<Upload>
  /** Checks, and waits until it is done. */
  readonly check: (id: string, choice: UploadChoice, key?: string) => Promise<Upload>
  readonly settled: (id: string) => Promise<Upload>
}

/** Starts it; it ends with the test. */
export async function startUploads({ most }: { readonly most?: number } = {}): Promise<UploadServer> {
  const root = mkdtempSync(join(tmpdir(), 'kapitera-store-'))
  const store = join(root, 'datasets')
  const region = createRegion([await openDemonstration()])
  const logged: string[] = []
  const app = createApp({
    clientFolder: root,
    region,
    log: (line) => logged.push(line),
    store,
    ...(most === undefined ? {} : { mostUploaded: most }),
  })
  const { server, address } = await listen(app, 0)
  onTestFinished(async () => {
    server.close()
    server.closeAllConnections()
    await region.close()
    rmSync(root, { recursive: true, force: true })
  })
  const origin = { origin: address }
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { ...origin, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const put = (id: string, name: string, content: string | Uint8Array): Promise<Response> =>
    fetch(`${address}/api/upload/file?${new URLSearchParams({ id, name })}`, {
      method: 'PUT',
      headers: { ...origin, 'content-type': 'application/octet-stream' },
      body: Buffer.from(content),
    })
  const settled = async (id: string): Promise<Upload> => {
    for (;;) {
      const upload = (await (await fetch(`${address}/api/upload?id=${id}`)).json()) as Upload
      if (!['looking', 'checking'].includes(upload.state)) return upload
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  return {
    address,
    store,
    region,
    logged,
    post,
    put,
    settled,
    send: async (files) => {
      const { id } = (await (await post('/api/upload', {})).json()) as Upload
      for (const [name, content] of Object.entries(files)) {
        const answer = await put(id, name, content)
        if (!answer.ok) throw new Error(await answer.text())
      }
      await post('/api/upload/look', { id })
      return settled(id)
    },
    check: async (id, choice, key) => {
      const answer = await post('/api/upload/check', { id, choice, ...(key === undefined ? {} : { key }) })
      if (!answer.ok) throw new Error(await answer.text())
      return settled(id)
    },
  }
}

/** What was chosen as it was proposed. */
export function asProposed({ look }: Upload, changes: Partial<UploadChoice> = {}): UploadChoice {
  return {
    name: 'our_clinic',
    title: 'Our clinic',
    invented: false,
    asOf: '2026-03-31',
    mapping: look?.mapping ? 'ready' : 'own',
    files: (look?.tables ?? []).map(({ file, table, proposed, words }) => ({
      file,
      table: table ?? null,
      columns: proposed,
      values: words ?? {},
    })),
    ...changes,
  }
}

/** What was read, where the checks refused nothing as a whole. */
export function readIn({ checked }: Upload): Extract<Checked, { readonly state: 'read' }> {
  if (checked?.state !== 'read') throw new Error(`Not read: ${JSON.stringify(checked)}`)
  return checked
}
