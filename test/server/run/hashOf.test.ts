import { describe, expect, it } from 'vitest'
import { hashOf, hashOfData } from '../../../server/run/hashOf.ts'

describe('the hash of data', () => {
  it('is that of its text with the keys of every record in order, whatever stands beside a record in a list', () => {
    const data = { b: [1, { d: [{ f: 1, e: 2 }], c: Number.NaN }], a: [new Date(0), null, undefined], g: undefined }
    const text = '{"a":["1970-01-01T00:00:00.000Z",null,null],"b":[1,{"c":null,"d":[{"e":2,"f":1}]}]}'
    expect(hashOfData(data)).toBe(hashOf(text))
    expect(hashOfData(new Date(0))).toBe(hashOf('"1970-01-01T00:00:00.000Z"'))
  })

  it('looks at the numbers of a column once', () => {
    let read = 0
    const column = new Proxy([1, 2, 3], {
      get(target, key, receiver) {
        if (typeof key === 'string' && /^\d+$/.test(key)) read += 1
        return Reflect.get(target, key, receiver) as unknown
      },
    })
    expect(hashOfData({ column })).toBe(hashOf('{"column":[1,2,3]}'))
    expect(read).toBe(3)
  })

  it('is that of the text of JSON, for whole numbers of every length and what stands among them', () => {
    const edges = Array.from({ length: 16 }, (_, power) => 10 ** power).flatMap((one) => [one - 1, one, -one, one / 8])
    const others = [2 ** 31 - 1, 2 ** 31, -0, Number.NaN, null, true, 'å\ud800', '', 1e300]
    // Longer than what is collected before it is hashed, and each value in every place of it.
    const list = Array.from({ length: 40_000 }, (_, place) => [...edges, ...others][(place * 7 + (place >> 9)) % 73])
    for (const data of [list, [list.slice(0, 1), [], list.slice(1)], 'x'.repeat(70_000), [[''.padEnd(70_000, 'é')], 7]])
      expect(hashOfData(data)).toBe(hashOf(JSON.stringify(data)))
    expect(hashOfData({ '10': 1, a: 2, '9': 3 })).toBe(hashOf('{"9":3,"10":1,"a":2}'))
  })
})
