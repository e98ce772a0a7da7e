import { describe, expect, it } from 'vitest'
import { sharedData } from './shared.ts'

describe('sharedData', () => {
  it('is the path of data that is there', () => {
    expect(sharedData('shared.ts', { path: import.meta.dirname, isObligatory: true })).toMatch(/test.shared\.ts$/)
  })

  it('fails in CI where the data is absent, and names it', () => {
    expect(() => sharedData('data/absent.csv', { path: '/nowhere', isObligatory: true })).toThrow(
      'The shared data data/absent.csv is absent from /nowhere.',
    )
  })

  it('skips the test elsewhere, with a note', () => {
    const notes: string[] = []
    const skip = (note: string): never => {
      notes.push(note)
      throw new Error('skipped')
    }
    expect(() => sharedData('data/absent.csv', { path: '/nowhere', isObligatory: false }, skip)).toThrow('skipped')
    expect(notes).toEqual([expect.stringContaining('not run: the data folder is absent')])
  })
})
