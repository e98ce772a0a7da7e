import type { AboutOf } from './AboutOf.ts'
import { EXAMPLE_ID } from './About.ts'

/** The calls about what a user keeps. */
export const objectAbout = {
  'POST /api/objects': {
    tag: 'object',
    title: { sv: 'Sparar något nytt', en: 'Keeps something new' },
    takes: ['Idempotency-Key'],
    status: 201,
    isGuarded: true,
    examples: [
      {
        name: 'note',
        request: {
          kind: 'note',
          name: 'Before the budget',
          description: '',
          content: 'The fee for visits is under discussion.',
        },
        headers: { 'Idempotency-Key': 'a1f6c0de-note' },
      },
    ],
  },
  'GET /api/objects': {
    tag: 'object',
    title: { sv: 'Det som är sparat, det nyaste först', en: 'What is kept, the newest first' },
    examples: [
      { name: 'all', request: {} },
      { name: 'notes', request: { kind: 'note', search: 'budget', limit: 10 } },
    ],
  },
  'GET /api/objects/{id}': {
    tag: 'object',
    title: { sv: 'Något sparat, med innehåll', en: 'Something kept, with its content' },
    examples: [{ name: 'newest', request: { id: EXAMPLE_ID } }],
  },
  'PUT /api/objects/{id}': {
    tag: 'object',
    title: { sv: 'Sparar en ny version', en: 'Keeps a new version' },
    takes: ['If-Match'],
    isGuarded: true,
    examples: [
      {
        name: 'longer',
        request: {
          id: EXAMPLE_ID,
          name: 'Before the budget',
          description: 'For Tuesday',
          content: 'The fee for visits is decided.',
        },
        headers: { 'If-Match': '"1"' },
      },
    ],
  },
  'GET /api/objects/{id}/versions': {
    tag: 'object',
    title: { sv: 'Versionerna, den nyaste först', en: 'The versions, the newest first' },
    examples: [
      { name: 'newest', request: { id: EXAMPLE_ID } },
      { name: 'older', request: { id: EXAMPLE_ID, after: 2, limit: 1 } },
    ],
  },
  'GET /api/objects/{id}/versions/{version}': {
    tag: 'object',
    title: { sv: 'En version, med innehåll', en: 'One version, with its content' },
    examples: [{ name: 'first', request: { id: EXAMPLE_ID, version: 1 } }],
  },
  'POST /api/objects/{id}/undo': {
    tag: 'object',
    title: { sv: 'En ny version med en tidigares innehåll', en: 'A new version with the content of an earlier one' },
    takes: ['If-Match'],
    isGuarded: true,
    examples: [{ name: 'first', request: { id: EXAMPLE_ID, version: 1 }, headers: { 'If-Match': '"2"' } }],
  },
  'DELETE /api/objects/{id}': {
    tag: 'object',
    title: { sv: 'Tar bort; alla versioner finns kvar', en: 'Deletes; every version stays' },
    takes: ['If-Match'],
    isGuarded: true,
    examples: [{ name: 'delete', request: { id: EXAMPLE_ID }, headers: { 'If-Match': '"3"' } }],
  },
  'POST /api/objects/{id}/restore': {
    tag: 'object',
    title: { sv: 'Återställer det borttagna', en: 'Restores what was deleted' },
    takes: ['If-Match'],
    isGuarded: true,
    examples: [{ name: 'restore', request: { id: EXAMPLE_ID }, headers: { 'If-Match': '"4"' } }],
  },
  'POST /api/objects/{id}/duplicate': {
    tag: 'object',
    title: { sv: 'En kopia under ett nytt namn', en: 'A copy by a new name' },
    takes: ['Idempotency-Key'],
    status: 201,
    isGuarded: true,
    examples: [
      {
        name: 'copy',
        request: { id: EXAMPLE_ID, name: 'After the budget' },
        headers: { 'Idempotency-Key': 'a1f6c0de-copy' },
      },
    ],
  },
} as const satisfies Partial<AboutOf>
