import type { AboutOf } from './AboutOf.ts'

const COUNTS = 'clinic,month,age,n\nfjallnas,2026-01,0-64,1722\nfjallnas,2026-01,65+,655\n'

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
  'POST /api/suffices': {
    tag: 'data',
    title: {
      sv: 'Vilka ersättningar antal räcker till exakt, och vad de blir',
      en: 'Which payments counts suffice for exactly, and what those come to',
    },
    examples: [
      {
        name: 'byAge',
        request: { model: 'chronic_bundle', period: '2026-01', files: [{ name: 'patients.csv', text: COUNTS }] },
      },
      {
        name: 'withFactsOfClinics',
        request: {
          model: 'county_rule_2017',
          period: '2026-01',
          ratesOf: '2017-01-01',
          dataset: 'demonstration',
          files: [{ name: 'patients.csv', text: COUNTS }],
        },
      },
    ],
  },
} as const satisfies Partial<AboutOf>
