import * as z from 'zod'

/** The calls about the interface itself. */
export const serviceCalls = {
  /** The contract as OpenAPI 3.1. */
  'GET /api/openapi.json': {
    request: z.undefined(),
    response: z.looseObject({
      openapi: z.string(),
      info: z.looseObject({}),
      paths: z.record(z.string(), z.looseObject({})),
    }),
  },
} as const
