import type { Label } from '../Label.ts'

/** What a call belongs to, in the order of the page. */
export const TAGS = {
  payout: { sv: 'Utfall', en: 'Payouts' },
  model: { sv: 'Modeller och regler', en: 'Models and rules' },
  data: { sv: 'Data', en: 'Data' },
  reconciliation: { sv: 'Avstämning', en: 'Reconciliation' },
  object: { sv: 'Det som sparas', en: 'What is kept' },
  job: { sv: 'Långa arbeten', en: 'Long work' },
  upload: { sv: 'Inläsning', en: 'Import' },
  service: { sv: 'Gränssnittet', en: 'The interface' },
} as const satisfies Readonly<Record<string, Label>>
export type Tag = keyof typeof TAGS

/** A request that succeeds; the tests send each to the demonstration region. */
export interface Example<T> {
  readonly name: string
  readonly request: T
  /** The file, of a call that takes one. */
  readonly file?: string
  readonly headers?: Readonly<Partial<Record<RequestHeader, string>>>
}

/** What a request may say beside its address and body. */
export type RequestHeader = 'If-Match' | 'Idempotency-Key'

/** What a reader is told of a call, and what its types do not say. */
export interface About<T> {
  readonly tag: Tag
  readonly title: Label
  readonly takes?: readonly RequestHeader[]
  /** Success, unless it is 200. */
  readonly status?: 201
  /** It changes something: the request says with `Origin` that the page of this server sends it. */
  readonly isGuarded?: boolean
  /** It takes a file as bytes. */
  readonly takesFile?: boolean
  /** It answers with a file of this type, not JSON. */
  readonly answersFile?: string
  /** In an order in which they can be sent. In them `EXAMPLE_ID` is what a call of the same tag was answered before. */
  readonly examples: readonly Example<T>[]
}

/** Stands in examples for the number of an object, a job or an import, which the server makes up. */
export const EXAMPLE_ID = '3e2d4f7a-9c11-4b52-8f60-0d5f6b7a8c91'
