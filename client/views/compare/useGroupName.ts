import { useText } from '../../text/useText.ts'
import type { GroupName } from './groupings.ts'
import type { Grouping } from './TableChoice.ts'

/** A group's name in the reader's language; of clinics whose property is missing, that it is. */
export function useGroupName(): (grouping: Grouping, name: GroupName) => string {
  const text = useText()
  return (grouping, name) => {
    if (name === null) return text('compare.group.missing', { property: text(`compare.by.${grouping}`) })
    return 'word' in name ? name.word : text(name.key)
  }
}
