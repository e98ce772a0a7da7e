import { useEffect, useRef, useState } from 'react'
import { readNumber } from '../format/readNumber.ts'
import { useLanguage } from '../text/useText.ts'
import type { Refusal } from './Refusal.ts'

/** How a change enters the history: the first of an edit is a step of its own, those that follow amend it. */
export type ChangeHow = 'push' | 'replace'

export interface TypedNumberOptions {
  /** The number in force, as it is shown: per cent of a share. */
  readonly value: number
  readonly range: readonly [number, number] | null
  readonly write: (value: number) => string
  readonly onChange: (value: number, how: ChangeHow) => void
  /** Milliseconds of quiet before a change is told, for what takes a call to the server. */
  readonly wait?: number | undefined
}

/** What is typed, what it was read as, and the number in force when it was typed. */
interface Typed {
  readonly text: string
  readonly read: number | null
  readonly over: number
}

/** A number field's mind: what is typed stays as typed, what it means is told at once, Escape takes the edit back. */
export function useTypedNumber({ value, range, write, onChange, wait = 0 }: TypedNumberOptions) {
  const language = useLanguage()
  const [typed, setTyped] = useState<Typed | null>(null)
  /** The number before this edit, and whether the edit has been told. */
  const edit = useRef<{ readonly before: number; told: boolean } | null>(null)
  const late = useRef<{ readonly timer: number; readonly tell: () => void } | null>(null)
  // What waits to be told is told when the field goes.
  useEffect(
    () => () => {
      if (!late.current) return
      clearTimeout(late.current.timer)
      late.current.tell()
    },
    [],
  )

  // The number changed elsewhere, by undo say: then what was typed is not about it any more.
  const isCurrent = typed !== null && (typed.read === value || typed.over === value)
  const text = isCurrent ? typed.text : write(value)
  const refusal = isCurrent ? refusalOf(typed.text) : undefined

  return { text, refusal, type, set, step, settle, restore }

  function type(next: string): void {
    const read = readNumber(next, language)
    const taken = read.state === 'number' && refusalOf(next) === undefined ? read.value : null
    setTyped({ text: next, read: taken, over: value })
    if (taken !== null) tell(taken)
    else takeBack(next)
  }

  /** What was told of an entry that is now refused is taken back: the old amount stays, and the text as typed. */
  function takeBack(refused: string): void {
    drop()
    if (!edit.current?.told || edit.current.before === value) return
    setTyped({ text: refused, read: null, over: edit.current.before })
    onChange(edit.current.before, 'replace')
  }

  /** The slider's way in. */
  function set(next: number): void {
    setTyped(null)
    tell(next)
  }

  function step(direction: 1 | -1): void {
    const size = stepOf(value)
    const [low, high] = range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    const next = Number((Math.round(value / size) * size + direction * size).toPrecision(12))
    set(Math.min(high, Math.max(low, next)))
  }

  /** The edit is over: a next one is a new step of the history. What was refused stays to be mended. */
  function settle(): void {
    flush()
    edit.current = null
    if (refusal === undefined) setTyped(null)
  }

  function restore(): void {
    drop()
    if (edit.current?.told && edit.current.before !== value) onChange(edit.current.before, 'replace')
    edit.current = null
    setTyped(null)
  }

  function tell(next: number): void {
    drop()
    edit.current ??= { before: value, told: false }
    const current = edit.current
    const now = () => {
      late.current = null
      onChange(next, current.told ? 'replace' : 'push')
      current.told = true
    }
    if (wait === 0) return now()
    late.current = { timer: window.setTimeout(now, wait), tell: now }
  }

  function drop(): void {
    if (late.current) clearTimeout(late.current.timer)
    late.current = null
  }

  function flush(): void {
    const waiting = late.current
    drop()
    waiting?.tell()
  }

  function refusalOf(words: string): Refusal | undefined {
    const read = readNumber(words, language)
    if (read.state === 'letters') return { why: 'letters', letters: read.letters }
    if (read.state !== 'number') return { why: read.state }
    const isOutside = range && (read.value < range[0] || read.value > range[1])
    return isOutside ? { why: 'outside' } : undefined
  }
}

/** About a hundredth of a number, as 1, 2 or 5 of some power of ten. */
export function stepOf(value: number): number {
  if (value === 0) return 1
  const size = Math.abs(value) / 60
  const power = 10 ** Math.floor(Math.log10(size))
  const lead = size / power
  return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1)
}
