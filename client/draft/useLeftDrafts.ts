import { useEffect, useState } from 'react'
import type { Draft } from './Draft.ts'
import { isOwnPlace, windowOf } from './draftStore.ts'
import { watchWindows } from './livingWindows.ts'
import { useDrafts } from './useDrafts.ts'

/** Whose a draft is, of all that this browser keeps. */
interface Belonging {
  /** Its window is closed, or it is of an earlier page of this one: whoever comes may go on with it. */
  readonly isLeft: (draft: Draft) => boolean
  /** Another window is open that writes it. */
  readonly isElsewhere: (draft: Draft) => boolean
}

/** Whose the drafts are, as windows are opened and closed. */
export function useLeftDrafts(): Belonging {
  const { all } = useDrafts()
  const [arrivedAt] = useState(() => new Date().toISOString())
  const [known, setKnown] = useState<{ readonly living: ReadonlySet<string> | undefined }>()
  const windows = [...new Set(all.map(({ place }) => windowOf(place)))].toSorted().join(' ')

  // Asked anew when another window's word appears among the drafts: it may be younger than this page.
  // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- see above
  useEffect(() => watchWindows((living) => setKnown({ living })), [windows])

  const isBefore = ({ at }: Draft): boolean => at < arrivedAt
  const isOpen = ({ place }: Draft): boolean => known?.living?.has(windowOf(place)) ?? false
  return {
    isLeft: (draft) => {
      if (isOwnPlace(draft.place)) return isBefore(draft)
      if (!known) return false
      // A browser that cannot tell which windows are open: what was written before this page came is taken to be left.
      return known.living ? !isOpen(draft) : isBefore(draft)
    },
    isElsewhere: (draft) => !isOwnPlace(draft.place) && isOpen(draft),
  }
}
