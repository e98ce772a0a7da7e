import type { AboutOf } from './AboutOf.ts'
import { EXAMPLE_ID } from './About.ts'

/** The calls about long work. */
export const jobAbout = {
  'POST /api/jobs': {
    tag: 'job',
    title: { sv: 'Börjar ett långt arbete', en: 'Begins long work' },
    takes: ['Idempotency-Key'],
    status: 201,
    isGuarded: true,
    examples: [
      {
        name: 'run',
        request: {
          kind: 'run',
          title: 'The pilot for 2026',
          input: {
            dataset: 'demonstration',
            period: '2026',
            entries: [{ model: 'chronic_care_pilot', clinics: 'all' }],
          },
        },
        headers: { 'Idempotency-Key': 'a1f6c0de-run' },
      },
      {
        name: 'draws',
        request: {
          kind: 'draws',
          title: 'If a visit costs a tenth more or less',
          input: {
            dataset: 'demonstration',
            period: '2026',
            model: 'fee_for_service',
            spreads: { contact_fee: { kind: 'uniform', reach: 0.1 } },
            seed: 7,
            count: 100,
          },
        },
        headers: { 'Idempotency-Key': 'a1f6c0de-draws' },
      },
      {
        name: 'bundle',
        request: { kind: 'bundle', title: 'All that I keep', input: { objects: 'all' } },
        headers: { 'Idempotency-Key': 'a1f6c0de-bundle' },
      },
    ],
  },
  'GET /api/jobs': {
    tag: 'job',
    title: { sv: 'Arbetena, det nyaste först', en: 'The jobs, the newest first' },
    examples: [
      { name: 'all', request: {} },
      { name: 'running', request: { state: 'running', limit: 10 } },
    ],
  },
  'GET /api/jobs/{id}': {
    tag: 'job',
    title: { sv: 'Hur långt ett arbete har kommit', en: 'How far a job has come' },
    examples: [{ name: 'one', request: { id: EXAMPLE_ID } }],
  },
  'POST /api/jobs/{id}/cancel': {
    tag: 'job',
    title: { sv: 'Avbryter ett arbete', en: 'Cancels a job' },
    isGuarded: true,
    examples: [{ name: 'one', request: { id: EXAMPLE_ID } }],
  },
  'GET /api/jobs/{id}/file': {
    tag: 'job',
    title: { sv: 'Filen som arbetet skapade', en: 'The file that the job made' },
    answersFile: 'application/octet-stream',
    examples: [{ name: 'one', request: { id: EXAMPLE_ID } }],
  },
} as const satisfies Partial<AboutOf>
