import { contract } from '../contract/contract.ts'

/** The methods that the contract has at an address, in their order; none where it is no address of it. */
export function methodsOf(path: string): readonly string[] {
  const found = Object.keys(contract).flatMap((endpoint) => {
    const [method = '', pattern = ''] = endpoint.split(' ')
    return isAt(path, pattern) ? [method] : []
  })
  return [...new Set(found)].toSorted()
}

/** `{id}` in a pattern stands for any one part. */
function isAt(path: string, pattern: string): boolean {
  const [given, wanted] = [path.replace(/\/$/, '').split('/'), pattern.split('/')]
  return given.length === wanted.length && wanted.every((part, place) => part.startsWith('{') || part === given[place])
}
