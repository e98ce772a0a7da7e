import { Skeleton } from '@mantine/core'
import { useText } from '../../text/useText.ts'

/** As high as a card with its figures. */
export function CardLoading({ name }: { readonly name: string }) {
  const text = useText()

  return (
    <div className="card-body card-waiting" role="status" aria-label={text('card.loading', { name })}>
      <Skeleton height={16} width="60%" />
      <Skeleton height={28} mt={12} />
      <Skeleton height={28} mt={8} />
      <div className="card-figures">
        <Skeleton height={14} mt={10} />
        <Skeleton height={14} mt={10} />
        <Skeleton height={14} mt={10} />
      </div>
    </div>
  )
}
