import { useEffect, useRef } from 'react'
import { isSameComparison } from '../comparison/savedComparison.ts'
import { keepWritten, placeOf, readStore } from './draftStore.ts'
import { dropContent, moveAside } from './resolve.ts'

/** A slider moves many times a second: what it says is kept when it has rested this long, or when the page goes. */
const REST = 200

/** The version that it rests on. */
interface Saved {
  /** What the server has of it; undefined as long as that is not known. */
  readonly content: string | undefined
  readonly version: number
}

/**
 * Keeps a comparison in the browser as it is changed, and forgets it where it is again as it was saved. What an earlier page left
 * stays beside it until the reader takes it up or throws it away.
 */
export function useKeepContent(subject: string, content: string, saved: Saved | undefined): void {
  const opened = useRef('')
  const last = useRef(content)
  const waiting = useRef<() => void>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    opened.current = new Date().toISOString()
    const write = (): void => {
      clearTimeout(timer.current)
      waiting.current?.()
      waiting.current = undefined
    }
    globalThis.addEventListener('pagehide', write)
    return () => {
      globalThis.removeEventListener('pagehide', write)
      write()
    }
  }, [])

  useEffect(() => {
    const isOther = !isSameComparison(last.current, content)
    last.current = content
    if (!isOther && waiting.current === undefined) return
    waiting.current = () => keepContent(subject, content, saved, opened.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      waiting.current?.()
      waiting.current = undefined
    }, REST)
  }, [subject, content, saved])
}

function keepContent(subject: string, content: string, saved: Saved | undefined, opened: string): void {
  const place = placeOf(subject)
  const own = readStore().all.find((one) => one.place === place)
  const isEarlier = own !== undefined && own.at < opened && own.sending === null
  const isOther = own?.written.content !== undefined && !isSameComparison(own.written.content, content)
  if (saved?.content !== undefined && isSameComparison(saved.content, content)) {
    if (!isEarlier) dropContent(subject)
    return
  }
  if (isEarlier && isOther) moveAside(subject)
  keepWritten({ subject, kind: 'comparison' }, { content }, saved?.version ?? null)
}
