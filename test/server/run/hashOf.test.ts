import { describe, expect, it } from 'vitest'
import { hashOf, hashOfData } from '../../../server/run/hashOf.ts'

describe('the hash of data', () => {
  it('is that of its text with the keys of every record in order, whatever stands beside a record in a list', () => {
    const data = { b: [1, { d: [{ f: 1, e: 2 }], c: Number.NaN }], a: [new Date(0), null, undefined], g: undefined }
    const text = '{"a":["1970-01-01T00:00:00.000Z",null,null],"b":[1,{"c":null,"d":[{"e":2,"f":1}]}]}'
    expect(hashOfData(data)).toBe(hashOf(text))
    expect(hashOfData(new Date(0))).toBe(hashOf('"1970-01-01T00:00:00.000Z"'))
  })

  it('looks at the numbers of a column once, and calls nothing for each of them when it is written', () => {
    let read = 0
    const column = new Proxy([1, 2, 3], {
      get(target, key, receiver) {
        if (typeof key === 'string' && /^\d+$/.test(key)) read += 1
        return Reflect.get(target, key, receiver) as unknown
      },
    })
    expect(hashOfData({ column })).toBe(hashOf('{"column":[1,2,3]}'))
    expect(read).toBe(6)
  })
})
