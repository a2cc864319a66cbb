import type { BrowserContext, Page } from '@playwright/test'

/**
 * Lets draws end in nothing, of what is open and of pages to come: without a GPU they are nine tenths of a test's time. The
 * renderer does all else, compiling programs included; for tests that look at no pixel.
 */
export async function drawNothing(target: Page | BrowserContext): Promise<void> {
  await target.addInitScript(stopDraws)
  if ('evaluate' in target) await target.evaluate(stopDraws)
}

/** It runs in the page. */
function stopDraws(): void {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page knows nothing of what is around it here
  const nothing = () => undefined
  const context = WebGL2RenderingContext.prototype
  for (const indexed of ['Elements', 'Arrays'] as const) {
    context[`draw${indexed}`] = nothing
    context[`draw${indexed}Instanced`] = nothing
  }
  // Of this there is one object a context, whoever asks for it.
  const silence = (many: WEBGL_multi_draw | null) => {
    if (!many) return
    many.multiDrawElementsWEBGL = nothing
    many.multiDrawArraysWEBGL = nothing
  }
  const { getExtension } = context
  context.getExtension = function getSilent(this: WebGL2RenderingContext, name: string) {
    const extension: unknown = Reflect.apply(getExtension, this, [name])
    if (name === 'WEBGL_multi_draw') silence(extension as WEBGL_multi_draw | null)
    return extension
  } as typeof getExtension
  for (const canvas of document.querySelectorAll('canvas')) {
    silence(canvas.getContext('webgl2')?.getExtension('WEBGL_multi_draw') ?? null)
  }
}
