import { describe, expect, it } from 'vitest'
import { changesBetween, pairAlternatives } from '../../client/comparison/changesBetween.ts'
import type { Alternative, ComparisonState } from '../../client/comparison/Comparison.ts'
import { NO_PAYMENT } from '../../client/comparison/isHeld.ts'
import { comparisonIn, contentOf, isSameComparison } from '../../client/comparison/savedComparison.ts'
import { sideBySide } from '../../client/comparison/sideBySide.ts'
import { bounded } from '../../client/draft/bounded.ts'
import { type Draft, readDrafts } from '../../client/draft/Draft.ts'
import { askToSave, change, drop, keepWritten, placeOf, readStore } from '../../client/draft/draftStore.ts'
import { newWord } from '../../client/draft/newWord.ts'
import { saveAfter } from '../../client/draft/resolve.ts'
import { forgetSavedOnto, noteSavedOnto, restsOn } from '../../client/draft/savedOnto.ts'
import { formatMoment, formatTime } from '../../client/format/formatMoment.ts'
import { versionOnDay } from '../../client/views/saved/versionOnDay.ts'

const model = (name: string, figures: Readonly<Record<string, number>> = {}): Alternative => ({
  name,
  changes: Object.keys(figures).length === 0 ? {} : { [name]: figures },
})

const comparing = (alternatives: readonly Alternative[], rest: Partial<ComparisonState> = {}): ComparisonState => ({
  dataset: 'county',
  period: '2017',
  alternatives,
  shown: 1,
  neutral: true,
  gives: {},
  ...rest,
})

describe('what is kept of a comparison', () => {
  const state = comparing([model('old'), model('reform', { visit_fee: 110 })], {
    gives: { 1: 'list' },
    sort: '-change',
  })

  it('is read as it was written, without language and without where it is kept', () => {
    expect(comparisonIn(contentOf({ ...state, saved: '9a1c.3' }))).toEqual({ ...state, saved: undefined })
    expect(contentOf(state)).not.toContain('language')
  })

  it('asks the same however its table is ordered, and not with another rate', () => {
    expect(isSameComparison(contentOf(state), contentOf({ ...state, sort: 'listed', clinic: 'c1' }))).toBe(true)
    const other = comparing([model('old'), model('reform', { visit_fee: 111 })], { gives: { 1: 'list' } })
    expect(isSameComparison(contentOf(state), contentOf(other))).toBe(false)
  })
})

describe('what differs between two versions', () => {
  it('is nothing between a version and itself', () => {
    const state = comparing([model('old'), model('reform', { visit_fee: 110 })])
    expect(changesBetween(state, { ...state, sort: 'listed', shown: 1 })).toEqual([])
  })

  it('is told by rate, also where one is as the document says in one of them', () => {
    const from = comparing([model('old'), model('reform', { visit_fee: 110, list_fee: 3000 })])
    const to = comparing([model('old'), model('reform', { visit_fee: 120, home_fee: 400 })])
    expect(changesBetween(from, to)).toEqual([
      { kind: 'rate', letter: 'A', model: 'reform', figure: 'visit_fee', from: 110, to: 120 },
      { kind: 'rate', letter: 'A', model: 'reform', figure: 'list_fee', from: 3000, to: undefined },
      { kind: 'rate', letter: 'A', model: 'reform', figure: 'home_fee', from: undefined, to: 400 },
    ])
  })

  it('tells a model that moved from one that was removed and added', () => {
    const from = comparing([model('old'), model('reform'), model('pilot')])
    const to = comparing([model('old'), model('pilot'), model('national')])
    expect(changesBetween(from, to)).toEqual([
      { kind: 'removed', letter: 'A', name: 'reform' },
      { kind: 'added', letter: 'B', name: 'national' },
      { kind: 'moved', name: 'pilot', from: 'B', to: 'A' },
    ])
  })

  it('pairs two alternatives of one model each with its own', () => {
    const from = [model('old'), model('reform', { visit_fee: 1 }), model('reform', { visit_fee: 2 })]
    expect(pairAlternatives(from, from)).toEqual([
      { from: 0, to: 0 },
      { from: 1, to: 1 },
      { from: 2, to: 2 },
    ])
    expect(pairAlternatives(from, from.slice(0, 2))).toEqual([
      { from: 0, to: 0 },
      { from: 1, to: 1 },
    ])
  })

  it('tells data, period, lock and what gives way', () => {
    const from = comparing([model('old'), model('reform')], { gives: { 1: 'list' } })
    const to = comparing([model('old'), model('reform')], { dataset: 'country', period: '2018', neutral: false })
    expect(changesBetween(from, to)).toEqual([
      { kind: 'dataset', from: 'county', to: 'country' },
      { kind: 'period', from: '2017', to: '2018' },
      { kind: 'lock', to: false },
      { kind: 'gives', letter: 'A', from: 'list', to: undefined },
    ])
  })
})

describe('two versions side by side', () => {
  it('share the baseline, and each alternative stands as it was and as it is', () => {
    const from = comparing([model('old'), model('reform', { visit_fee: 110 }), model('pilot')])
    const to = comparing([model('old'), model('reform', { visit_fee: 120 }), model('pilot')])
    expect(sideBySide(from, to)).toMatchObject({
      alternatives: [
        model('old'),
        model('reform', { visit_fee: 110 }),
        model('reform', { visit_fee: 120 }),
        model('pilot'),
      ],
      shown: 2,
    })
  })

  it('hold each to the lock that its own version had', () => {
    const from = comparing([model('old'), model('reform')], { neutral: false })
    const to = comparing([model('old'), model('reform')], { gives: { 1: 'list' } })
    expect(sideBySide(from, to)).toMatchObject({ neutral: true, gives: { 1: NO_PAYMENT, 2: 'list' } })
  })

  it('do not stand on one page with other data, another baseline, or more than five models', () => {
    const one = comparing([model('old'), model('reform')])
    expect(sideBySide(one, { ...one, dataset: 'country' })).toBeUndefined()
    expect(sideBySide(one, comparing([model('older'), model('reform')]))).toBeUndefined()
    const many = (fee: number) => comparing([model('old'), ...['a', 'b', 'c'].map((name) => model(name, { fee }))])
    expect(sideBySide(many(1), many(2))).toBeUndefined()
  })
})

describe('the version of a day', () => {
  it('is the last one before the day was over, and none for a day before the first', () => {
    // Noon where the reader is, on the 17th and 20th.
    const at = (day: number) => new Date(2026, 10, day, 12).toISOString()
    const versions = [
      { version: 3, at: at(20) },
      { version: 2, at: at(17) },
      { version: 1, at: at(17) },
    ]
    const chosen = ['2026-11-16', '2026-11-17', '2026-11-19', '2026-11-20', '2027-01-01'].map((day) =>
      versionOnDay(versions, day),
    )
    expect(chosen).toEqual([undefined, 2, 2, 3, 3])
  })
})

describe('what a window shows', () => {
  it('rests on what it opened, or has itself saved after that, and never on what another has saved', () => {
    noteSavedOnto('c0', 1, 2)
    noteSavedOnto('c0', 4, 5)
    noteSavedOnto('c0', 2, 3)
    expect([1, 2, 3, 4, 5].map((version) => restsOn('c0', version))).toEqual([3, 3, 3, 5, 5])
    expect(restsOn('c', 1)).toBe(1)
    forgetSavedOnto('c0')
    expect(restsOn('c0', 1)).toBe(1)
  })

  it('rests where it did when a name alone was put after what another saved', () => {
    const mine = { name: 'Mine', description: '', content: '/?m=theirs' }
    const version = { action: 'changed', hash: '', bytes: 0, at: '2026-11-22T10:00:00Z', by: 'b', of: null } as const
    const dates = { createdAt: version.at, createdBy: 'a', isDeleted: false, kind: 'comparison' } as const
    for (const [id, content, rests] of [
      ['d0', mine.content, 1],
      ['d1', '/?m=other', 2],
    ] as const) {
      const subject = { subject: id, kind: 'comparison' } as const
      keepWritten(subject, { content: '/?m=mine' }, 1)
      askToSave(subject, mine, { id, seen: 1 })
      const newest = { ...version, ...dates, id, version: 2, name: 'Theirs', description: '', content }
      const trouble = { state: 'conflict', newest } as const
      change(placeOf(id), (one) => (one.sending ? { ...one, sending: { ...one.sending, trouble } } : one))
      saveAfter(placeOf(id))
      const [draft] = readStore().all.filter((one) => one.subject === id)
      expect([draft?.base, restsOn(id, 1), draft?.sending?.of?.seen]).toEqual([rests, rests, 2])
      drop(placeOf(id))
    }
  })
})

describe('a moment', () => {
  it('is a time today, and a day and a time before', () => {
    const now = new Date(2026, 10, 22, 17)
    expect(formatMoment(new Date(2026, 10, 22, 9, 41).toISOString(), 'sv', now)).toBe('09.41')
    expect(formatMoment(new Date(2026, 10, 21, 9, 41).toISOString(), 'sv', now)).toBe('21 november 2026 09.41')
    expect(formatTime(new Date(2026, 10, 21, 9, 41).toISOString(), 'en')).toBe('09:41')
  })
})

describe('drafts', () => {
  const draft = (place: string, at: string, rest: Partial<Draft> = {}): Draft => ({
    place,
    subject: 'new',
    kind: 'comparison',
    written: { name: place },
    base: null,
    at,
    sending: null,
    ...rest,
  })
  const what = { name: 'a', description: '', content: '/?m=old' }
  const sending = { once: 'w', what, of: null, next: null, trouble: null }

  it('are read as they were kept, and nothing is made of what cannot be read', () => {
    const kept = [draft('a', '2026-11-22T10:00:00Z', { sending })]
    expect(readDrafts(JSON.stringify(kept))).toEqual(kept)
    const broken = [
      null,
      '',
      '{"a":1',
      '{}',
      '[1, null, {"place": "x"}]',
      JSON.stringify([{ ...kept[0], sending: {} }]),
    ]
    expect(broken.map(readDrafts)).toEqual(broken.map(() => []))
  })

  it('are at most forty and two million characters; what waits to be saved and what is being written always stay', () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 0, minute)).toISOString()
    const old = draft('waiting', at(0), { sending })
    const many = Array.from({ length: 60 }, (_, one) => draft(String(one), at(one + 1)))
    const kept = bounded([old, ...many], '0').map(({ place }) => place)
    expect(kept).toHaveLength(40)
    expect(kept).toContain('waiting')
    expect(kept).toContain('0')
    expect(kept).toContain('59')
    expect(kept).not.toContain('1')

    const large = Array.from({ length: 4 }, (_, one) =>
      draft(String(one), at(one), { written: { content: 'x'.repeat(900_000) } }),
    )
    expect(bounded(large).map(({ place }) => place)).toEqual(['2', '3'])
  })

  it('rest on the oldest version that any part of them was written on', () => {
    const subject = { subject: 'b0', kind: 'comparison' } as const
    const base = () => readStore().all.find((one) => one.subject === 'b0')?.base
    keepWritten(subject, { content: '/?m=old' }, 2)
    keepWritten(subject, { content: '/?m=new' }, 3)
    expect(base()).toBe(3)
    keepWritten(subject, { name: 'A name' }, 4)
    expect(base()).toBe(3)
    keepWritten(subject, { content: '/?m=newer' }, 5)
    expect(base()).toBe(3)
  })

  it('are sent under words that are UUIDs and never the same', () => {
    const words = Array.from({ length: 100 }, newWord)
    expect(new Set(words).size).toBe(100)
    for (const word of words) expect(word).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })
})
