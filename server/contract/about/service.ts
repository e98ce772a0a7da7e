import type { AboutOf } from './AboutOf.ts'

/** The calls about the interface itself. */
export const serviceAbout = {
  'GET /api/openapi.json': {
    tag: 'service',
    title: { sv: 'Den här beskrivningen, som OpenAPI 3.1', en: 'This description, as OpenAPI 3.1' },
    examples: [{ name: 'document', request: undefined }],
  },
  'GET /api/problems': {
    tag: 'service',
    title: {
      sv: 'Felen som servern svarar med, och vad de betyder',
      en: 'The problems that the server answers with, and what they mean',
    },
    examples: [{ name: 'all', request: undefined }],
  },
} as const satisfies Partial<AboutOf>
