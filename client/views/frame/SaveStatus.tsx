import { Link } from 'wouter'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { useLastDelivered } from '../../draft/useDelivery.ts'
import { useDrafts } from '../../draft/useDrafts.ts'
import { formatTime } from '../../format/formatMoment.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { pathOf, savedAddress } from '../saved/savedAddress.ts'
import { Icon } from './Icon.tsx'

/** On every page: whether what was asked to be saved is saved, and what waits for the reader. */
export function SaveStatus({ state }: { readonly state: ComparisonState }) {
  const text = useText()
  const language = useLanguage()
  const { all } = useDrafts()
  const delivered = useLastDelivered()
  const isAway = all.some(({ sending }) => sending?.trouble?.state === 'unreachable')
  const isChangedSince = all.some(({ subject }) => subject === delivered?.now.id)
  const open = all.find(
    ({ sending }) => sending?.trouble?.state === 'conflict' || sending?.trouble?.state === 'refused',
  )

  return (
    <span role="status" className="save-status">
      {isAway ? (
        <>
          <Icon name="warning" />
          {text('save.away')}
        </>
      ) : open?.sending ? (
        <Link href={savedAddress(state, open.subject === 'new' ? '/saved' : pathOf(open.subject))}>
          {text('save.choose', { name: open.sending.what.name })}
        </Link>
      ) : delivered && !isChangedSince ? (
        <>
          <Icon name="check" />
          <Link href={savedAddress(state, pathOf(delivered.now.id))}>
            {text('save.done', { time: formatTime(delivered.now.at, language) })}
          </Link>
        </>
      ) : null}
    </span>
  )
}
