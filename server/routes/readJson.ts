import express, { type RequestHandler } from 'express'
import { RequestRefused } from './RequestRefused.ts'

/** A request has names and rates, never data. */
const LARGEST_REQUEST = 256 * 1024
/** Deeper than anything that the contract describes; what reads it calls itself for each level. */
const MOST_LEVELS = 64
const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const [OPENS, CLOSES] = [
  [0x5b, 0x7b],
  [0x5d, 0x7d],
] as const satisfies readonly (readonly number[])[]

/** Reads a body of JSON, no longer and no deeper than a request is. */
export function readJson(limit: number = LARGEST_REQUEST): RequestHandler {
  return express.json({
    limit,
    verify: (_request, _response, bytes) => {
      if (levelsIn(bytes) > MOST_LEVELS) throw new RequestRefused('too-deep')
    },
  })
}

/** How deep lists and objects stand in each other, before any of it is read. UTF-8 has none of these bytes inside another character. */
function levelsIn(bytes: Uint8Array): number {
  let [level, deepest, isText] = [0, 0, false]
  for (let place = 0; place < bytes.length; place += 1) {
    const byte = bytes[place] as number
    if (isText) {
      if (byte === BACKSLASH) place += 1
      else if (byte === QUOTE) isText = false
    } else if (byte === QUOTE) isText = true
    else if (byte === OPENS[0] || byte === OPENS[1]) deepest = Math.max(deepest, (level += 1))
    else if (byte === CLOSES[0] || byte === CLOSES[1]) level -= 1
  }
  return deepest
}
