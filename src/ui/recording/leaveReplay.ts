/** Back to the live plant. */
export function leaveReplay(): void {
  const address = new URL(location.href)
  address.searchParams.delete('replay')
  location.assign(address)
}
