import { EXAMPLE_ID } from '../../../server/contract/about/About.ts'
import type { Drawn } from './requestsOf.ts'

/** What the server has, by tag: numbers that it made up, and the version that each stands at. */
export interface Live {
  readonly ids: Map<string, string[]>
  readonly versions: Map<string, number>
}

/** An answer, and how long it took. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly milliseconds: number
}

/** These start a process beside the server: the examples do so once. */
const STARTS_PROCESS = /^\/api\/upload\/(look|check|approve)$/
/** In place of nothing, which would be the address of another call. */
const SPACE = '%20'
const MOST_IDS = 6

/** Sends one request to the server, and remembers what it made. */
export async function send(address: string, drawn: Drawn, live: Live): Promise<Answer> {
  const { url, options } = requestIn(address, drawn, live)
  const since = performance.now()
  // A connection that the server closes as idle just then is opened anew, as every client does; a server that is gone stays gone.
  const response = await fetch(url, options).catch(() => fetch(url, options))
  const text = await response.text()
  const milliseconds = performance.now() - since
  const type = response.headers.get('content-type') ?? ''
  if (response.ok && drawn.operation.method !== 'GET' && type.startsWith('application/json'))
    remember(drawn, text, live)
  return { status: response.status, type, text, milliseconds }
}

function requestIn(
  address: string,
  { operation, values, body, raw, headers, segment }: Drawn,
  live: Live,
): { readonly url: string; readonly options: RequestInit } {
  const ids = STARTS_PROCESS.test(operation.path) ? [] : (live.ids.get(operation.tag) ?? [])
  const id = ids.at(-1) ?? EXAMPLE_ID
  const alive = (value: unknown): unknown => (value === EXAMPLE_ID ? id : value)
  const of = (place: string) => operation.parameters.filter((one) => one.in === place && one.name in values)
  const path = operation.path.replace(
    /\{(\w+)\}/g,
    (_, name: string) => segment ?? (encoded(alive(values[name])) || SPACE),
  )
  const query = of('query').flatMap(({ name }) =>
    values[name] === undefined ? [] : [`${name}=${encoded(alive(values[name]))}`],
  )
  const said = Object.fromEntries(of('header').flatMap(({ name }) => headerOf(name.toLowerCase(), values[name])))
  const version = live.versions.get(id)
  const takesVersion = operation.parameters.some(({ name }) => name === 'If-Match')
  const content: string | Uint8Array<ArrayBuffer> | undefined =
    raw?.bytes ??
    (operation.takesFile
      ? 'id\nnorr\n'
      : body === undefined
        ? undefined
        : JSON.stringify(body)?.replaceAll(EXAMPLE_ID, id))
  return {
    url: `${address}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    options: {
      method: operation.method,
      headers: {
        origin: address,
        ...(content === undefined
          ? {}
          : { 'content-type': operation.takesFile ? 'application/octet-stream' : 'application/json' }),
        ...(takesVersion && version !== undefined ? { 'if-match': `"${version}"` } : {}),
        ...said,
        ...headers,
        ...raw?.headers,
      },
      ...(content === undefined || operation.method === 'GET' ? {} : { body: content }),
    },
  }
}

/** As an address can say it; what half a character is becomes the character for it. */
const encoded = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')).toWellFormed())

/** A header has bytes; what does not fit is not sent. The version is that of what is there. */
function headerOf(name: string, value: unknown): [string, string][] {
  return name !== 'if-match' && typeof value === 'string' && /^[\x20-\x7e]+$/.test(value) ? [[name, value]] : []
}

function remember({ operation: { tag } }: Drawn, text: string, { ids, versions }: Live): void {
  const made = JSON.parse(text) as { readonly id?: unknown; readonly version?: unknown }
  if (typeof made.id !== 'string') return
  ids.set(tag, [...(ids.get(tag) ?? []).filter((one) => one !== made.id), made.id].slice(-MOST_IDS))
  if (typeof made.version === 'number') versions.set(made.id, made.version)
}
