import * as z from 'zod'
import type { Problem } from '#twin/Problem.ts'
import { fetchText } from './fetchText.ts'

/**
 * Which twin (an absolute address) and which broker: the page's query first, then `gemba.json` beside the page. A query
 * that names a model and no twin asks for that model alone.
 */
export async function readSite(
  onProblem: (problem: Problem) => void,
): Promise<{ twin: string; model?: string; broker?: string }> {
  const query = new URLSearchParams(location.search)
  const file = await fetchText(new URL('gemba.json', document.baseURI).href)
  const config = 'text' in file ? parseConfig(file.text, onProblem) : {}
  const twin = query.get('twin') ?? config.twin ?? 'models/bottling/twin.json'
  const model = query.has('twin') ? null : query.get('model')
  return {
    twin: absolute(twin),
    ...(model && { model: absolute(model) }),
    broker: query.get('broker') ?? config.broker,
  }
}

/** What is no address stays as it is: fetching it says so. */
function absolute(text: string): string {
  return URL.canParse(text, document.baseURI) ? new URL(text, document.baseURI).href : text
}

function parseConfig(
  text: string,
  onProblem: (problem: Problem) => void,
): { twin?: string; broker?: string } {
  const shape = z.object({ twin: z.optional(z.string()), broker: z.optional(z.string()) })
  try {
    return shape.parse(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : 'twin and broker must be texts'
    onProblem({
      from: 'page',
      severity: 'error',
      text: `gemba.json cannot be used: ${reason}.`,
      advice: 'It should look like { "twin": "models/…/twin.json", "broker": "wss://…" }.',
    })
    return {}
  }
}
