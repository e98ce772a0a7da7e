import { createHash } from 'node:crypto'

/** A text that is hashed while it is written. */
export interface HashedText {
  readonly add: (part: string) => void
  /**
   * Whole numbers from 0 to 2^31 - 1 of a list from one place to before another, in decimal digits with a comma after each.
   *
   * @returns the place of the first that is none, or where it was to stop
   */
  readonly addWholes: (list: readonly unknown[], from: number, to: number) => number
  /** The sha-256 of its bytes in UTF-8, in hexadecimal digits. */
  readonly digest: () => string
}

const ROOM = 1 << 16
const COMMA = 0x2c
const ZERO = 0x30

/** No part that is written into the room is longer: a character has at most three bytes, a whole number ten digits. */
const LONGEST = 64

/** An empty text. Short parts are collected, for a call of the hash costs more than a number does. */
export function hashedText(): HashedText {
  const hash = createHash('sha256')
  const room = Buffer.allocUnsafe(ROOM)
  let end = 0
  function flush(): void {
    hash.update(room.subarray(0, end))
    end = 0
  }
  return {
    add: (part) => {
      if (end > ROOM - LONGEST * 3) flush()
      if (part.length === 1 && part.charCodeAt(0) < 0x80) room[end++] = part.charCodeAt(0)
      else if (part.length <= LONGEST) end += room.write(part, end)
      else {
        flush()
        hash.update(part)
      }
    },
    addWholes: (list, from, to) => {
      let place = from
      while (place < to) {
        if (end > ROOM - LONGEST * 3) flush()
        const next = writeWholes(list, { from: place, to }, room, end)
        end = next.end
        if (next.place === place) break
        place = next.place
      }
      return place
    },
    digest: () => {
      flush()
      return hash.digest('hex')
    },
  }
}

/** Writes as many as there is room for. Nothing but local variables: this runs once for each value of a million cells. */
function writeWholes(
  list: readonly unknown[],
  { from, to }: { readonly from: number; readonly to: number },
  room: Buffer,
  start: number,
) {
  let place = from
  let end = start
  for (; place < to && end < ROOM - LONGEST; place += 1) {
    const number = list[place]
    if (typeof number !== 'number' || (number | 0) !== number || number < 0) break
    let last = end
    for (let above = 10; above <= number; above *= 10) last += 1
    end = last + 2
    room[last + 1] = COMMA
    let rest: number = number
    for (; rest >= 10; last -= 1) {
      const tenth = (rest / 10) | 0
      room[last] = ZERO + rest - tenth * 10
      rest = tenth
    }
    room[last] = ZERO + rest
  }
  return { place, end }
}
