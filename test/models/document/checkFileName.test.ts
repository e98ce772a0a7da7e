import { describe, expect, it } from 'vitest'
import { checkFileName } from '../../../models/document/checkFileName.ts'
import { SMALL } from './catalogue.ts'

describe('the name of a file', () => {
  it.each(['small.yaml', 'drafts/small.yaml', 'C:\\drafts\\small.yaml'])('is right as %s', (file) => {
    expect(checkFileName({ file, text: SMALL })).toEqual([])
  })

  it.each(['other.yaml', 'small.yml', 'small/model.yaml'])('is doubtful as %s', (file) => {
    const [doubt] = checkFileName({ file, text: SMALL })
    expect(doubt).toMatchObject({ code: 'other-file-name', severity: 'warning', place: { line: 2 } })
    expect(doubt?.hint).toBe('Call the file `small.yaml`: a scenario or a model looks for it there.')
  })

  it('is not asked of what is no document', () => {
    for (const text of ['', 'format: 1\n', '{', 'model: [a]\n'])
      expect(checkFileName({ file: 'a.yaml', text })).toEqual([])
  })
})
