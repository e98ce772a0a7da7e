import * as fc from 'fast-check'

/** Values that hardly any place of a request allows, and that programs have stumbled over. */
export const brokenValue: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  null,
  true,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  '\u0000',
  '\ud800',
  '\u202egnp.exe',
  'å'.normalize('NFD'),
  '👩🏽‍⚕️',
  "'; drop table object; --",
  '${7*7}{{7*7}}',
  'x'.repeat(5000),
  [],
  [null],
  {},
  { toString: null, valueOf: null },
  '2026-13',
  '0000',
  '9999',
  '9999-12-01',
  '2026-02-31',
  '1e999',
  'NaN',
)

/** Names that a program may take for something of its own. */
export const brokenName: fc.Arbitrary<string> = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  '',
  'length',
  'å',
  'x[0]',
)

/** Bodies that are no request, with what they say that they are. */
export const brokenBody: fc.Arbitrary<{
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}> = fc.constantFrom(
  raw('{"dataset":'),
  raw('null'),
  raw('"text"'),
  raw('1e999'),
  raw('{"changes":{"visit_fee":1e999}}'),
  raw('{"__proto__":{"dataset":"demonstration"}}'),
  raw('[]'),
  raw(''),
  raw('\ufeff{}'),
  raw('['.repeat(100_000)),
  raw(`${'['.repeat(5000)}${']'.repeat(5000)}`),
  raw(`{"a":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`),
  raw(JSON.stringify({ text: 'x'.repeat(300_000) })),
  { bytes: Buffer.from([0xff, 0xfe, 0x7b, 0x7d]), headers: { 'content-type': 'application/json' } },
  {
    bytes: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
    headers: { 'content-type': 'application/json' },
  },
  { bytes: Buffer.from('{}'), headers: { 'content-type': 'application/json; charset=klingon' } },
  { bytes: Buffer.from('{}'), headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
  { bytes: Buffer.from('{}'), headers: { 'content-type': 'application/json', 'content-encoding': 'rot13' } },
  { bytes: Buffer.from('<a/>'), headers: { 'content-type': 'text/xml' } },
  { bytes: Buffer.from('a=1'), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { bytes: Buffer.from('{}'), headers: { 'content-type': 'nonsense' } },
)

/** Headers that say something else than is meant. */
export const oddHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.constantFrom<
  Readonly<Record<string, string>>
>(
  { origin: 'https://example.org' },
  { origin: 'null' },
  { 'if-match': '*' },
  { 'if-match': 'W/"1"' },
  { 'if-match': '"99999999999999999999"' },
  { 'if-match': 'x'.repeat(2000) },
  { 'if-none-match': '*' },
  { 'idempotency-key': 'x'.repeat(201) },
  { 'idempotency-key': 'with space' },
  { 'idempotency-key': '' },
  { 'idempotency-key': '__proto__' },
  { 'accept-language': 'sv-SE, en;q=0.5' },
  { 'accept-language': 'tlh, *;q=0' },
  { accept: 'text/html' },
  { range: 'bytes=5-2' },
  { range: 'bytes=0-1' },
  { 'x-forwarded-for': '"' },
)

/** Pieces of an address that a router may stumble over. */
export const brokenSegment: fc.Arbitrary<string> = fc.constantFrom(
  '%00',
  '%ff',
  '%',
  '%2e%2e%2f',
  '__proto__',
  '1',
  'å'.repeat(100),
  '%20',
  "'",
)

function raw(text: string) {
  return { bytes: Buffer.from(text), headers: { 'content-type': 'application/json' } }
}
