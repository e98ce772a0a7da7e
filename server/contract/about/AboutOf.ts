import type { Endpoint, Request } from '../contract.ts'
import type { About } from './About.ts'

/** What is told of every call; examples are requests of its own type. */
export type AboutOf = { readonly [K in Endpoint]: About<Request<K>> }
