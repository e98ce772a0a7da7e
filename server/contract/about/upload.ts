import type { AboutOf } from './AboutOf.ts'
import { EXAMPLE_ID } from './About.ts'

/** The calls by which data comes in. */
export const uploadAbout = {
  'GET /api/upload/tables': {
    tag: 'upload',
    title: { sv: 'Tabellerna som en fil kan fylla', en: 'The tables that a file can fill' },
    examples: [{ name: 'all', request: undefined }],
  },
  'POST /api/upload': {
    tag: 'upload',
    title: { sv: 'Börjar en inläsning', en: 'Begins an import' },
    takes: ['Idempotency-Key'],
    isGuarded: true,
    examples: [{ name: 'begin', request: {}, headers: { 'Idempotency-Key': 'a1f6c0de-import' } }],
  },
  'PUT /api/upload/file': {
    tag: 'upload',
    title: { sv: 'Tar emot en fil', en: 'Takes a file' },
    takesFile: true,
    isGuarded: true,
    examples: [
      { name: 'clinics', request: { id: EXAMPLE_ID, name: 'clinics.csv' }, file: 'id\nnorr\n' },
      // 31 February is rejected, so that the file of rejected rows has one.
      {
        name: 'patients',
        request: { id: EXAMPLE_ID, name: 'patients.csv' },
        file: 'id,birth\n1,2020-01-05\n2,2020-02-31\n',
      },
    ],
  },
  'GET /api/uploads': {
    tag: 'upload',
    title: { sv: 'Inläsningar som pågår', en: 'Imports that are under way' },
    examples: [{ name: 'all', request: undefined }],
  },
  'GET /api/upload': {
    tag: 'upload',
    title: { sv: 'Hur långt en inläsning har kommit', en: 'How far an import has come' },
    examples: [{ name: 'one', request: { id: EXAMPLE_ID } }],
  },
  'POST /api/upload/look': {
    tag: 'upload',
    title: { sv: 'Ser på filerna som har kommit', en: 'Looks at the files that have come' },
    isGuarded: true,
    examples: [{ name: 'look', request: { id: EXAMPLE_ID } }],
  },
  'POST /api/upload/check': {
    tag: 'upload',
    title: { sv: 'Läser och kontrollerar allt', en: 'Reads and checks everything' },
    isGuarded: true,
    examples: [
      {
        name: 'check',
        request: {
          id: EXAMPLE_ID,
          choice: {
            name: 'example_clinic',
            title: 'Example clinic (invented)',
            invented: true,
            asOf: '2026-03-31',
            mapping: 'own',
            files: [
              { file: 'clinics.csv', table: 'clinics', columns: { id: 'id' }, values: {} },
              { file: 'patients.csv', table: 'patients', columns: { id: 'id', birth: 'birth' }, values: {} },
            ],
          },
        },
      },
    ],
  },
  'GET /api/upload/mapping.yaml': {
    tag: 'upload',
    title: { sv: 'Mappningen som användes', en: 'The mapping that was used' },
    answersFile: 'text/yaml',
    examples: [{ name: 'mapping', request: { id: EXAMPLE_ID } }],
  },
  'GET /api/upload/rejected.csv': {
    tag: 'upload',
    title: { sv: 'De avvisade raderna', en: 'The rejected rows' },
    answersFile: 'text/csv',
    examples: [{ name: 'rejected', request: { id: EXAMPLE_ID } }],
  },
  'POST /api/upload/stop': {
    tag: 'upload',
    title: { sv: 'Avbryter det som pågår, och behåller filerna', en: 'Stops what is under way, and keeps the files' },
    isGuarded: true,
    examples: [{ name: 'stop', request: { id: EXAMPLE_ID } }],
  },
  'POST /api/upload/approve': {
    tag: 'upload',
    title: { sv: 'Gör den till en datamängd', en: 'Makes it a dataset' },
    isGuarded: true,
    examples: [{ name: 'approve', request: { id: EXAMPLE_ID, acceptRejects: 1 } }],
  },
  'POST /api/upload/cancel': {
    tag: 'upload',
    title: { sv: 'Tar bort allt av den', en: 'Takes everything of it away' },
    isGuarded: true,
    examples: [{ name: 'cancel', request: { id: EXAMPLE_ID } }],
  },
} as const satisfies Partial<AboutOf>
