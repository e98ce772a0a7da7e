import { useState } from 'react'
import type { Upload, UploadChoice } from '../../../server/contract/upload.ts'

/**
 * What the reader says of the files: as it was checked last, as it was typed in this tab, or as it is proposed. It stays
 * in the tab, so that a page that was left or a server that was gone takes nothing away. A key is never part of it.
 */
export function useChoice(upload: Upload): readonly [UploadChoice, (change: Partial<UploadChoice>) => void] {
  const key = `kapitera-import-${upload.id}`
  const [choice, setChoice] = useState<UploadChoice>(() => keptIn(key) ?? upload.choice ?? proposedFor(upload))
  return [
    choice,
    (change) => {
      const next = { ...choice, ...change }
      setChoice(next)
      sessionStorage.setItem(key, JSON.stringify(next))
    },
  ]
}

function keptIn(key: string): UploadChoice | undefined {
  const text = sessionStorage.getItem(key)
  return text === null ? undefined : (JSON.parse(text) as UploadChoice) // written above, by this page alone
}

/** Named after the first file. The day is left to the reader: nobody else knows to which day everyone has delivered. */
function proposedFor({ files, look }: Upload): UploadChoice {
  const title = (files[0]?.name ?? '').replace(/\.[^.]+$/, '')
  return {
    name: nameOf(title),
    title,
    invented: false,
    asOf: '',
    mapping: look?.mapping ? 'ready' : 'own',
    files: (look?.tables ?? []).map(({ file, table, headerRow, proposed, words }) => ({
      file,
      table: table ?? null,
      ...(headerRow !== undefined && { headerRow }),
      columns: proposed,
      values: words ?? {},
    })),
  }
}

/**
 * A name for addresses and commands out of a title.
 *
 * @example
 * nameOf('Vårdcentral Öst 2026') // => 'vardcentral_ost_2026'
 * nameOf('2026') // => 'd_2026'
 */
export function nameOf(title: string): string {
  const plain = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50)
  return /^[a-z]/.test(plain) ? plain : `d_${plain}`
}
