import type { AboutOf } from './AboutOf.ts'

/** The calls about datasets. */
export const dataAbout = {
  'GET /api/datasets': {
    tag: 'data',
    title: { sv: 'Datamängderna', en: 'The datasets' },
    examples: [{ name: 'all', request: undefined }],
  },
  'GET /api/region': {
    tag: 'data',
    title: {
      sv: 'Datamängdens vårdcentraler, och det som de grupperas efter',
      en: 'The clinics of a dataset, and what they are grouped by',
    },
    examples: [
      { name: 'year', request: { dataset: 'demonstration', period: '2026' } },
      { name: 'quarter', request: { dataset: 'demonstration', period: '2026-Q2' } },
    ],
  },
  'GET /api/content': {
    tag: 'data',
    title: { sv: 'Vad varje datamängd innehåller', en: 'What each dataset holds' },
    examples: [{ name: 'all', request: undefined }],
  },
  'GET /api/quality': {
    tag: 'data',
    title: {
      sv: 'Datamängdens kvalitet; grupper under fem döljs',
      en: 'The quality of a dataset; groups of fewer than five are hidden',
    },
    examples: [{ name: 'demonstration', request: { dataset: 'demonstration' } }],
  },
} as const satisfies Partial<AboutOf>
