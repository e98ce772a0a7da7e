import * as z from 'zod'
import { Run } from './run.ts'

/** Every call that the client can make, by method and address; the server answers each. */
export const contract = {
  /** The demonstration region, paid: generated clinics and invented rates. */
  'GET /api/demonstration': { request: z.undefined(), response: z.array(Run) },
} as const

export type Endpoint = keyof typeof contract
export type Request<K extends Endpoint> = z.input<(typeof contract)[K]['request']>
export type Response<K extends Endpoint> = z.output<(typeof contract)[K]['response']>
