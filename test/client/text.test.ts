import { describe, expect, it } from 'vitest'
import { en } from '../../client/text/en.ts'
import { fillIn } from '../../client/text/fillIn.ts'
import { addressIn, languageOf } from '../../client/text/Language.ts'
import { sv, type TextKey } from '../../client/text/sv.ts'

describe('the texts', () => {
  it('ask for the same words in both languages', () => {
    const braces = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()
    const keys = Object.keys(sv) as TextKey[]
    expect(keys.filter((key) => braces(sv[key]).join() !== braces(en[key]).join())).toEqual([])
    expect(Object.keys(en)).toEqual(keys)
  })

  it('refuse a brace without a word', () => {
    expect(fillIn('{count} clinics', { count: 40 })).toBe('40 clinics')
    expect(() => fillIn('{count} clinics', {})).toThrow('needs a word for {count}')
  })
})

describe('the language', () => {
  it.each([
    { address: 'http://a/?language=en', preferred: ['sv-SE'], language: 'en', when: 'named by the address' },
    {
      address: 'http://a/problems/data?lang=en',
      preferred: ['sv-SE'],
      language: 'en',
      when: 'named as the server is asked',
    },
    { address: 'http://a/', preferred: ['en-GB', 'sv'], language: 'en', when: "the reader's own" },
    { address: 'http://a/', preferred: ['fi'], language: 'sv', when: 'Swedish for anyone else' },
    { address: 'http://a/?language=de', preferred: ['sv'], language: 'sv', when: 'not one that we lack' },
  ])('is $when', ({ address, preferred, language }) => {
    expect(languageOf(address, preferred)).toBe(language)
  })

  it('changes in the address and nothing else with it', () => {
    expect(addressIn('http://a/clinics?id=7&language=sv#total', 'en')).toBe('/clinics?id=7&language=en#total')
  })
})
