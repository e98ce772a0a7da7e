import type { Need } from '../../../server/contract/catalogue.ts'
import { useLanguage } from '../../text/useText.ts'

/** A need by the name that the model gives it, and by the one that data has. */
export function NeedName({ need: { name, label } }: { readonly need: Need }) {
  const language = useLanguage()
  return label === null ? (
    <code>{name}</code>
  ) : (
    <>
      {label[language]} <code>{name}</code>
    </>
  )
}
