import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { DocumentCheck } from '../../server/contract/documentCheck.ts'
import type { StoredObject } from '../../server/contract/objects.ts'
import { newWord } from '../draft/newWord.ts'
import { call } from './call.ts'
import { createObject, showObject } from './objects.ts'

/** What came of a document that was checked, and saved where nothing was wrong with it. */
export interface SavedDocument {
  readonly check: DocumentCheck
  readonly saved: StoredObject | undefined
}

const PATIENCE = 15_000
const MOST_LETTERS = 200

const check = (text: string): Promise<DocumentCheck> =>
  call('POST /api/models/check', { text }, AbortSignal.timeout(PATIENCE))

/** Checks a document and keeps nothing. */
export const useCheckDocument = () => useMutation({ networkMode: 'always', mutationFn: check })

/** Checks a document, and saves it under its own label as what it is. The same text sent again is saved once. */
export function useSaveDocument(language: 'sv' | 'en') {
  const queries = useQueryClient()
  const sent = useRef({ text: '', once: '' })
  return useMutation({
    networkMode: 'always',
    mutationFn: async (text: string): Promise<SavedDocument> => {
      const checked = await check(text)
      if (!checked.document) return { check: checked, saved: undefined }
      if (sent.current.text !== text) sent.current = { text, once: newWord() }
      const { kind, label } = checked.document
      const draft = { kind, name: label[language].slice(0, MOST_LETTERS), description: '', content: text }
      return { check: checked, saved: await createObject(draft, sent.current.once, AbortSignal.timeout(PATIENCE)) }
    },
    onSuccess: ({ saved }) => (saved ? showObject(queries, saved) : undefined),
  })
}
