/** The name under which the window that comes back from a log-in reaches the page that waits: pages of one origin only, and nobody can guess it. */
export function answerChannel(state: string): string {
  return `gemba-login-${state}`
}
