/** Whether what goes to a host may go unencrypted: it stays on this machine. */
export function mayBePlain(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
