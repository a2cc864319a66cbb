import { foreignFile } from '#twin/foreignFile.ts'
import type { Problem } from '#twin/Problem.ts'

/** The text at an address of the page's own origin, or why there is none, in words. */
export async function fetchText(address: string): Promise<{ text: string } | { problem: Problem }> {
  const problem = (text: string, advice: string): { problem: Problem } => ({
    problem: { from: 'twin file', severity: 'error', text, where: address, advice },
  })
  if (!URL.canParse(address)) {
    return problem('This is not an address.', 'Give one such as models/my-plant/twin.json.')
  }
  const foreign = foreignFile(address, location.origin, 'twin file')
  if (foreign) return { problem: foreign }
  try {
    const response = await fetch(address)
    if (response.ok) return { text: await response.text() }
    return problem(
      `The server answered ${response.status} for this file.`,
      'Check the address and that the file is there.',
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return problem(
      `The file could not be fetched (${reason}).`,
      'Check the network and the web host, then try again.',
    )
  }
}
