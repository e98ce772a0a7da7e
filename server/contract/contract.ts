import * as z from 'zod'
import { Name, Run } from './run.ts'

const Label = z.object({ sv: z.string(), en: z.string() })

/** A run with what its names are called on a screen. */
export const Demonstration = z.object({
  run: Run,
  labels: z.object({ model: Label, payments: z.record(Name, Label), clinics: z.record(Name, z.string()) }),
})
export type Demonstration = z.output<typeof Demonstration>

/** Every call that the client can make, by method and address; the server answers each. */
export const contract = {
  /** The demonstration region, paid: invented clinics and invented rates. */
  'GET /api/demonstration': { request: z.undefined(), response: Demonstration },
} as const

export type Endpoint = keyof typeof contract
export type Request<K extends Endpoint> = z.input<(typeof contract)[K]['request']>
export type Response<K extends Endpoint> = z.output<(typeof contract)[K]['response']>
