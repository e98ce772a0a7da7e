/** What the writer is about to do. */
export interface Intent {
  readonly choice: 'create' | 'change' | 'remove' | 'restore' | 'undo' | 'duplicate'
  readonly id: string | null
  readonly saw: number
  readonly name: string
}

/** A version that the store has acknowledged. */
export interface Acknowledged {
  readonly id: string
  readonly version: number
  readonly hash: string
  readonly action: string
  readonly key: string
}

/** A line of the writer's output. */
export type Line = { readonly point: string } | { readonly begin: Intent } | { readonly acknowledged: Acknowledged }
