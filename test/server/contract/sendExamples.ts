import { type About, EXAMPLE_ID, type Example } from '../../../server/contract/about/About.ts'
import { callsAbout } from '../../../server/contract/about/callsAbout.ts'
import type { Endpoint } from '../../../server/contract/contract.ts'

/** What an example was answered. */
export interface ExampleAnswer {
  readonly endpoint: Endpoint
  readonly name: string
  readonly expected: number
  readonly status: number
  readonly type: string
  readonly text: string
}

/** The numbers that the server made up for what the examples of a tag made. */
export type MadeIds = ReadonlyMap<string, string>

/** Sends every example of the contract in the order in which it stands, as one story. */
export async function sendExamples(address: string): Promise<{ answers: ExampleAnswer[]; made: MadeIds }> {
  const made = new Map<string, string>()
  const answers: ExampleAnswer[] = []
  for (const endpoint of Object.keys(callsAbout) as Endpoint[]) {
    const told: About<unknown> = callsAbout[endpoint]
    for (const example of told.examples) {
      const { url, options } = requestOf(address, endpoint, { told, example, id: made.get(told.tag) })
      const answer = await fetch(url, options)
      const text = await answer.text()
      const type = answer.headers.get('content-type') ?? ''
      answers.push({ endpoint, name: example.name, expected: told.status ?? 200, status: answer.status, type, text })
      if (!answer.ok) continue
      if (/^POST \/api\/(upload|objects|jobs)$/.test(endpoint))
        made.set(told.tag, (JSON.parse(text) as { id: string }).id)
      if (/\/(look|check)$|POST \/api\/jobs$/.test(endpoint)) await settled(address, told.tag, made.get(told.tag) ?? '')
    }
  }
  return { answers, made }
}

function requestOf(
  address: string,
  endpoint: Endpoint,
  { told, example, id }: { told: About<unknown>; example: Example<unknown>; id: string | undefined },
): { url: string; options: RequestInit } {
  const [method = '', template = ''] = endpoint.split(' ')
  const text = JSON.stringify(example.request ?? {}).replaceAll(EXAMPLE_ID, id ?? EXAMPLE_ID)
  const rest = JSON.parse(text) as Record<string, unknown>
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return value
  })
  const inQuery = method === 'GET' || method === 'DELETE' || told.takesFile === true
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]))
  const body = told.takesFile === true ? { body: example.file ?? '' } : inQuery ? {} : { body: JSON.stringify(rest) }
  const type = told.takesFile === true ? 'application/octet-stream' : 'application/json'
  const headers = {
    origin: address,
    ...(inQuery && !told.takesFile ? {} : { 'content-type': type }),
    ...example.headers,
  }
  return { url: `${address}${path}${inQuery ? `?${query}` : ''}`, options: { method, headers, ...body } }
}

/** An import or a job goes on behind its answer. */
async function settled(address: string, tag: string, id: string): Promise<void> {
  const path = tag === 'job' ? `/api/jobs/${id}` : `/api/upload?id=${id}`
  for (let tried = 0; tried < 2000; tried += 1) {
    const { state } = (await (await fetch(`${address}${path}`)).json()) as { state: string }
    if (!['looking', 'checking', 'waiting', 'running'].includes(state)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${path} does not come to rest.`)
}
