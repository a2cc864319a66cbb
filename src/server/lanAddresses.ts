import { networkInterfaces } from 'node:os'

/** Networks between containers on this machine: nobody else is there. */
const inside = /^(docker|br-[\da-f]{12}$|veth|virbr|vmnet|vboxnet|cni|flannel|podman|lxc|lxd)/i
/** Tunnels and virtual switches: perhaps reached from elsewhere, but hardly by the headset in the room. */
const virtual = /^(vethernet|tun|tap|utun|wg|tailscale|zt|ppp|ipsec)/i

/** The IPv4 addresses at which other machines of the network find this one, the likeliest first. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  const likely: string[] = []
  const others: string[] = []
  for (const [name, addresses] of Object.entries(interfaces)) {
    if (inside.test(name) && !virtual.test(name)) continue
    for (const { address, family, internal } of addresses ?? []) {
      // 169.254.*: the machine found no network and gave itself an address.
      if (family !== 'IPv4' || internal || address.startsWith('169.254.')) continue
      const list = virtual.test(name) ? others : likely
      list.push(address)
    }
  }
  return [...new Set([...likely, ...others])]
}
