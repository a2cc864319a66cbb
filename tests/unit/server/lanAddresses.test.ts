import type { NetworkInterfaceInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { lanAddresses } from '#server/lanAddresses.ts'

function at(address: string, internal = false): NetworkInterfaceInfo {
  const base = { address, netmask: '', mac: '', cidr: null, internal }
  return address.includes(':')
    ? { ...base, family: 'IPv6', scopeid: 0 }
    : { ...base, family: 'IPv4' }
}

describe('lanAddresses', () => {
  it('lists the addresses of real networks first, tunnels last, and nothing that is on this machine alone', () => {
    expect(
      lanAddresses({
        lo: [at('127.0.0.1', true), at('::1', true)],
        docker0: [at('172.17.0.1')],
        'br-0123456789ab': [at('172.18.0.1')],
        tun0: [at('10.8.0.2')],
        eth0: [at('192.168.1.20'), at('fe80::1')],
        'br-lan': [at('10.0.0.5')],
        'vEthernet (WSL)': [at('172.20.0.1')],
        wlan0: [at('169.254.3.4'), at('192.168.1.20')],
      }),
    ).toEqual(['192.168.1.20', '10.0.0.5', '10.8.0.2', '172.20.0.1'])
  })

  it('is empty on a machine without a network', () => {
    expect(lanAddresses({ lo: [at('127.0.0.1', true)], eth0: undefined })).toEqual([])
  })
})
