/** A name of a document or dataset (`nurse_visits`) as words (`Nurse visits`), where no label came with it. */
export function formatName(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
