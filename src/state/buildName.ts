/** What tells this build from others: the hash in the name of its first script; empty while it is developed. */
export function buildName(): string {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]')
  return script?.src.match(/\/assets\/index-([\w-]+)\.js$/)?.[1] ?? ''
}
