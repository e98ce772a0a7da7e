import { useText } from '../../text/useText.ts'

/** The mapping to fetch, and the command that reads the same files by it. */
export function MappingLink({ id }: { readonly id: string }) {
  const text = useText()
  return (
    <p className="data-mapping">
      <a className="button" href={`/api/upload/mapping.yaml?id=${id}`} download>
        {text('data.mapping.fetch')}
      </a>{' '}
      {text('data.mapping.why')} <code>kapitera import … --mapping mapping.yaml --out DIR</code>
    </p>
  )
}
